package cn.yipanqi.administration;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.access.AccountKeeping;
import cn.yipanqi.access.AccountKeeping.Keeper;
import cn.yipanqi.access.AccountList;
import cn.yipanqi.access.KeepingRefusedException;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignInGuard;
import cn.yipanqi.organization.ScopeNames;
import cn.yipanqi.web.Paging;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The list of accounts, and what the system administrator does with them.
 */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/accounts")
class AccountsController {

	private static final int PAGE = 50;

	private final AccountKeeping keeping;

	private final AccountList accounts;

	private final SignInGuard guard;

	private final ScopeNames scopeNames;

	AccountsController(AccountKeeping keeping, AccountList accounts, SignInGuard guard, ScopeNames scopeNames) {
		this.keeping = keeping;
		this.accounts = accounts;
		this.guard = guard;
		this.scopeNames = scopeNames;
	}

	@GetMapping
	@Requires(Permission.ACCOUNTS)
	String list(@AuthenticationPrincipal Reader reader, @ModelAttribute("filter") Filter filter,
			@RequestParam(defaultValue = "0") int page, Locale locale, Model model) {
		return show(reader, filter, page, locale, model);
	}

	private String show(Reader reader, Filter filter, int page, Locale locale, Model model) {
		AccountList.Query query = filter.query();
		long count = this.accounts.count(query, reader.scope());
		Paging paging = Paging.of(page, PAGE, count);
		Set<String> locked = reader.may(Permission.SECURE)
				? this.guard.locked().stream().map(SignInGuard.Locked::name).collect(Collectors.toSet()) : Set.of();
		model.addAttribute("lines",
				this.accounts.list(query, reader.scope(), PAGE, paging.offset())
					.stream()
					.map((line) -> row(line, locked, locale))
					.toList());
		model.addAttribute("count", count);
		model.addAttribute("page", paging.page());
		model.addAttribute("pages", paging.pages());
		return "administration/accounts";
	}

	private Row row(AccountList.Line line, Set<String> locked, Locale locale) {
		return new Row(line, locked.contains(line.name()),
				line.grants()
					.stream()
					.map((grant) -> new Held(grant.role().name(), this.scopeNames.of(grant.scope(), locale)))
					.toList());
	}

	/**
	 * Makes an account. The page that follows shows its password, this once.
	 */
	@PostMapping
	String create(@AuthenticationPrincipal Reader reader, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String displayName, Locale locale, Model model) {
		try {
			String password = this.keeping.create(name.strip(), displayName, Keeper.of(reader));
			return password(name.strip(), password, "accounts.made", model);
		}
		catch (KeepingRefusedException ex) {
			model.addAttribute("refusal", ex.reason());
			model.addAttribute("typedName", name);
			model.addAttribute("typedDisplay", displayName);
			Filter filter = new Filter(null, null);
			model.addAttribute("filter", filter);
			return show(reader, filter, 0, locale, model);
		}
	}

	@PostMapping("/{name}/rename")
	String rename(@AuthenticationPrincipal Reader reader, @PathVariable String name,
			@RequestParam(defaultValue = "") String displayName, RedirectAttributes redirect) {
		return change(name, redirect, () -> this.keeping.rename(name, displayName, Keeper.of(reader)),
				"accounts.renamed");
	}

	@PostMapping("/{name}/disable")
	String disable(@AuthenticationPrincipal Reader reader, @PathVariable String name, RedirectAttributes redirect) {
		return change(name, redirect, () -> this.keeping.enable(name, false, Keeper.of(reader)), "accounts.disabled");
	}

	@PostMapping("/{name}/enable")
	String enable(@AuthenticationPrincipal Reader reader, @PathVariable String name, RedirectAttributes redirect) {
		return change(name, redirect, () -> this.keeping.enable(name, true, Keeper.of(reader)), "accounts.enabled");
	}

	/**
	 * Resets a password. The page that follows shows the new one, this once.
	 */
	@PostMapping("/{name}/reset")
	String reset(@AuthenticationPrincipal Reader reader, @PathVariable String name, Model model,
			RedirectAttributes redirect) {
		try {
			return password(name, this.keeping.resetPassword(name, Keeper.of(reader)), "accounts.was-reset", model);
		}
		catch (KeepingRefusedException ex) {
			return refused(name, ex, redirect);
		}
	}

	private static String password(String name, String password, String what, Model model) {
		model.addAttribute("name", name);
		model.addAttribute("password", password);
		model.addAttribute("flash", what);
		return "administration/password";
	}

	private static String change(String name, RedirectAttributes redirect, Runnable change, String done) {
		try {
			change.run();
			redirect.addFlashAttribute("flash", done);
		}
		catch (KeepingRefusedException ex) {
			return refused(name, ex, redirect);
		}
		return page(name, redirect);
	}

	private static String refused(String name, KeepingRefusedException ex, RedirectAttributes redirect) {
		redirect.addFlashAttribute("refusal", ex.reason());
		return page(name, redirect);
	}

	static String page(String name, RedirectAttributes redirect) {
		redirect.addAttribute("account", name);
		return "redirect:/accounts/{account}";
	}

	/**
	 * The list's filter as the browser sends it.
	 */
	record Filter(@Nullable String text, @Nullable String state) {

		AccountList.Query query() {
			String chosen = Objects.requireNonNullElse(this.state, "");
			return new AccountList.Query(Objects.requireNonNullElse(this.text, ""),
					chosen.equals("enabled") ? Boolean.TRUE : (chosen.equals("disabled") ? Boolean.FALSE : null),
					chosen.equals("ungranted"));
		}

	}

	/**
	 * A line of the list.
	 *
	 * @param locked whether its name is locked after failed attempts
	 */
	record Row(AccountList.Line account, boolean locked, List<Held> grants) {
	}

	/**
	 * A grant in words.
	 */
	record Held(String role, String place) {
	}

}
