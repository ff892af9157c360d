package cn.yipanqi.figures;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.RecordTitles;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.web.Paging;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The catalogue of indicators and each figure's page.
 */
@Controller
@Requires(Permission.READ)
class FiguresController {

	private static final int PAGE = 50;

	private static final int MOST_PAGES = Integer.MAX_VALUE / PAGE;

	private final Figures figures;

	private final FigurePages pages;

	private final Catalogue catalogue;

	private final Captions captions;

	private final Compositions compositions;

	private final FigureAddress addresses;

	private final Pack pack;

	private final Organization organization;

	private final Choices choices;

	private final Registry registry;

	private final RecordTitles titles;

	FiguresController(Figures figures, FigurePages pages, Catalogue catalogue, Captions captions,
			Compositions compositions, FigureAddress addresses, Pack pack, Organization organization, Choices choices,
			Registry registry, RecordTitles titles) {
		this.figures = figures;
		this.pages = pages;
		this.catalogue = catalogue;
		this.captions = captions;
		this.compositions = compositions;
		this.addresses = addresses;
		this.pack = pack;
		this.organization = organization;
		this.choices = choices;
		this.registry = registry;
		this.titles = titles;
	}

	@ModelAttribute("pack")
	Pack pack() {
		return this.pack;
	}

	@GetMapping("/figures")
	String catalogue(@AuthenticationPrincipal Reader reader,
			@RequestParam(name = "text", defaultValue = "") String text, Locale locale, Model model) {
		model.addAttribute("sections", this.catalogue.sections(text, reader.scope(), locale));
		model.addAttribute("text", text);
		return "figures/catalogue";
	}

	@GetMapping("/figures/{indicator}")
	String figure(@AuthenticationPrincipal Reader reader, @PathVariable("indicator") String code,
			@ModelAttribute FigureAddress.Parameters parameters,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		Scope scope = reader.scope();
		FigureQuery query = query(code, parameters, scope);
		show(query, scope, page, locale, model);
		model.addAttribute("mended", this.addresses.mended(parameters, query));
		model.addAttribute("view", this.pages.of(query, scope, locale));
		model.addAttribute("regions", this.choices.regions((region) -> scope.coversRegion(region.code()), locale));
		model.addAttribute("departments", departments(scope));
		return "figures/figure";
	}

	@HxRequest
	@GetMapping("/figures/{indicator}")
	String trace(@AuthenticationPrincipal Reader reader, @PathVariable("indicator") String code,
			@ModelAttribute FigureAddress.Parameters parameters,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		show(query(code, parameters, reader.scope()), reader.scope(), page, locale, model);
		return "figures/trace :: panel";
	}

	private FigureQuery query(String code, FigureAddress.Parameters parameters, Scope scope) {
		FigureQuery query = this.addresses.read(this.pack.indicator(code).code(), parameters, scope);
		return query.in(this.organization.region(query.region()).orElseThrow().code());
	}

	private void show(FigureQuery query, Scope scope, int page, Locale locale, Model model) {
		Trace trace = this.figures.trace(query, scope, PAGE, Math.max(0, Math.min(page, MOST_PAGES)) * PAGE);
		Paging paging = Paging.of(page, PAGE, trace.statements());
		if (paging.page() != page) {
			trace = this.figures.trace(query, scope, PAGE, (int) paging.offset());
		}
		model.addAttribute("indicator", this.pack.indicator(query.indicator()));
		model.addAttribute("query", query);
		model.addAttribute("figure", trace.figure());
		model.addAttribute("caption", this.captions.of(query, locale));
		model.addAttribute("components", this.compositions.of(query, scope));
		model.addAttribute("formula", this.compositions.formula(this.pack.indicator(query.indicator()), locale));
		model.addAttribute("trace", trace);
		model.addAttribute("subjects", this.registry.findAll(
				trace.rows().stream().map((row) -> row.entry().subject()).filter(Objects::nonNull).distinct().toList(),
				scope));
		model.addAttribute("titles", this.titles);
		model.addAttribute("page", paging.page());
		model.addAttribute("pages", paging.pages());
		model.addAttribute("organization", this.organization);
	}

	private List<Department> departments(Scope scope) {
		return this.pack.departments()
			.stream()
			.filter((department) -> scope.covers(scope.region(), department.code(), scope.group()))
			.toList();
	}

}
