package cn.yipanqi.registration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.registry.SubjectList;
import cn.yipanqi.registry.SubjectQuery;
import cn.yipanqi.web.Paging;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The registry as people read it: the list of subjects, and everything about one.
 */
@Controller
@Requires(Permission.READ)
class SubjectsController {

	private static final int PAGE = 50;

	private final SubjectList list;

	private final SubjectFiles files;

	private final SubjectPages pages;

	private final Pack pack;

	private final Organization organization;

	private final Choices choices;

	SubjectsController(SubjectList list, SubjectFiles files, SubjectPages pages, Pack pack, Organization organization,
			Choices choices) {
		this.list = list;
		this.files = files;
		this.pages = pages;
		this.pack = pack;
		this.organization = organization;
		this.choices = choices;
	}

	@ModelAttribute
	void common(Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("organization", this.organization);
	}

	@GetMapping("/subjects")
	String list(@AuthenticationPrincipal Reader account, @ModelAttribute("filter") Filter filter,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		Scope scope = account.scope();
		SubjectQuery query = filter.query();
		Map<String, Long> kinds = this.list.byKind(query, scope);
		long count = (query.kind() != null) ? kinds.getOrDefault(query.kind(), 0L)
				: kinds.values().stream().mapToLong(Long::longValue).sum();
		Paging paging = Paging.of(page, PAGE, count);
		model.addAttribute("found", this.list.list(query, scope, PAGE, paging.offset()));
		model.addAttribute("kinds", kinds);
		model.addAttribute("states", Standing.State.values());
		model.addAttribute("count", count);
		model.addAttribute("page", paging.page());
		model.addAttribute("pages", paging.pages());
		model.addAttribute("tiers", SubjectPages.tiers(this.pack.subjectKinds()));
		model.addAttribute("regions", this.choices.regions((region) -> scope.coversRegion(region.code()), locale));
		return "registration/list";
	}

	@GetMapping("/subjects/{id:\\d{1,18}}")
	String file(@AuthenticationPrincipal Reader account, @PathVariable("id") long id, Locale locale, Model model) {
		SubjectFile file = this.files.of(id, account.scope(), locale);
		model.addAttribute("file", file);
		model.addAttribute("mayWrite", account.role().writes());
		this.pages.fill(model, new SubjectForm("", SubjectFiles.texts(file.standing())), null, account, locale);
		return "registration/file";
	}

	/**
	 * The list's filter as the browser sends it.
	 */
	record Filter(@Nullable String text, @Nullable String kind, @Nullable String tier, @Nullable String region,
			@Nullable String state) {

		SubjectQuery query() {
			String wanted = given(this.state);
			return new SubjectQuery(given(this.text), given(this.kind), given(this.tier),
					Objects.requireNonNullElse(this.region, ""),
					List.of(Standing.State.values())
						.stream()
						.filter((state) -> state.name().equals(wanted))
						.findFirst()
						.orElse(null));
		}

		/**
		 * How many things are asked for.
		 */
		public long size() {
			return Stream.of(this.text, this.kind, this.tier, this.region, this.state)
				.filter((one) -> given(one) != null)
				.count();
		}

		private static @Nullable String given(@Nullable String text) {
			return (text == null || text.isBlank()) ? null : text;
		}

	}

}
