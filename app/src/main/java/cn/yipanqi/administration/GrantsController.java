package cn.yipanqi.administration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.AccountKeeping;
import cn.yipanqi.access.AccountKeeping.Keeper;
import cn.yipanqi.access.AccountList;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.GrantRefusedException;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.KeepingRefusedException;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.access.SignInGuard;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.ScopeNames;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of an account, and what the security administrator does there.
 */
@Controller
@Requires(Permission.SECURE)
@RequestMapping("/accounts/{name}")
class GrantsController {

	private static final String DEPARTMENT = "department/";

	private static final String GROUP = "group/";

	private final AccountKeeping keeping;

	private final AccountList list;

	private final Accounts accounts;

	private final Grants grants;

	private final SignInGuard guard;

	private final ScopeNames scopeNames;

	private final Choices choices;

	private final Pack pack;

	GrantsController(AccountKeeping keeping, AccountList list, Accounts accounts, Grants grants, SignInGuard guard,
			ScopeNames scopeNames, Choices choices, Pack pack) {
		this.keeping = keeping;
		this.list = list;
		this.accounts = accounts;
		this.grants = grants;
		this.guard = guard;
		this.scopeNames = scopeNames;
		this.choices = choices;
		this.pack = pack;
	}

	@GetMapping
	@Requires(Permission.ACCOUNTS)
	String account(@AuthenticationPrincipal Reader reader, @PathVariable String name, Locale locale, Model model) {
		AccountList.Line account = see(reader, name);
		List<Grants.Held> history = this.grants.history(name)
			.stream()
			.filter((held) -> reader.scope().coversRegion(held.grant().scope().region()))
			.toList();
		Map<String, String> names = this.accounts.displayNames(
				history.stream().flatMap((held) -> Stream.of(held.by(), String.valueOf(held.revokedBy()))).toList());
		model.addAttribute("account", account);
		model.addAttribute("own", reader.account().equals(name));
		model.addAttribute("grants",
				history.stream().map((held) -> HeldGrant.of(held, names, this.scopeNames, locale)).toList());
		model.addAttribute("mayAdminister", reader.may(Permission.ADMINISTER));
		model.addAttribute("maySecure", reader.may(Permission.SECURE));
		model.addAttribute("roles", Role.values());
		model.addAttribute("administrations",
				Arrays.stream(Role.values()).filter(Role::administers).map(Role::name).collect(Collectors.toSet()));
		model.addAttribute("regions",
				this.choices.regions((region) -> reader.scope().coversRegion(region.code()), locale));
		model.addAttribute("departments", this.pack.departments());
		model.addAttribute("groups", this.pack.groups());
		model.addAttribute("locked", reader.may(Permission.SECURE)
				&& this.guard.locked().stream().anyMatch((locked) -> locked.name().equals(name)));
		return "administration/account";
	}

	private AccountList.Line see(Reader reader, String name) {
		return this.list.find(name, reader.scope())
			.orElseThrow(() -> new NoSuchElementException("No account '" + name + "'"));
	}

	/**
	 * Grants a role in a region.
	 * @param part a department or a working group, with its kind before its code; empty
	 * for all
	 */
	@PostMapping("/grants")
	String grant(@AuthenticationPrincipal Reader reader, @PathVariable String name, @RequestParam Role role,
			@RequestParam String region, @RequestParam(defaultValue = "") String part, RedirectAttributes redirect) {
		try {
			this.keeping.grant(name, role, scope(region, part), Keeper.of(reader));
			redirect.addFlashAttribute("flash", "accounts.granted");
		}
		catch (GrantRefusedException ex) {
			redirect.addFlashAttribute("refusal", ex.reason());
		}
		catch (KeepingRefusedException ex) {
			redirect.addFlashAttribute("refusal", ex.reason());
		}
		return AccountsController.page(name, redirect);
	}

	private Scope scope(String region, String part) {
		String department = code(part, DEPARTMENT);
		String group = code(part, GROUP);
		boolean known = (department != null) ? this.pack.department(department).isPresent() : (group != null)
				? this.pack.groups().stream().anyMatch((found) -> found.code().equals(group)) : part.isEmpty();
		if (!known) {
			throw new NoSuchElementException("No department or working group '" + part + "'");
		}
		return new Scope(region, department, group);
	}

	private static @Nullable String code(String part, String kind) {
		return part.startsWith(kind) ? part.substring(kind.length()) : null;
	}

	@PostMapping("/grants/{grant:\\d{1,18}}/revoke")
	String revoke(@AuthenticationPrincipal Reader reader, @PathVariable String name, @PathVariable long grant,
			RedirectAttributes redirect) {
		try {
			this.keeping.revoke(name, grant, Keeper.of(reader));
			redirect.addFlashAttribute("flash", "accounts.revoked");
		}
		catch (KeepingRefusedException ex) {
			redirect.addFlashAttribute("refusal", ex.reason());
		}
		return AccountsController.page(name, redirect);
	}

	@PostMapping("/unlock")
	String unlock(@AuthenticationPrincipal Reader reader, @PathVariable String name, RedirectAttributes redirect) {
		if (this.guard.unlock(see(reader, name).name(), reader.account())) {
			redirect.addFlashAttribute("flash", "accounts.unlocked");
		}
		return AccountsController.page(name, redirect);
	}

}
