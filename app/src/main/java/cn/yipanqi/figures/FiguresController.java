package cn.yipanqi.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
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
class FiguresController {

	private static final int PAGE = 50;

	private final Figures figures;

	private final FigureAddress addresses;

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Clock clock;

	FiguresController(Figures figures, FigureAddress addresses, Pack pack, Organization organization, Registry registry,
			Clock clock) {
		this.figures = figures;
		this.addresses = addresses;
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.clock = clock;
	}

	@GetMapping("/figures")
	String catalogue(@AuthenticationPrincipal Reader reader, Model model) {
		FigureAddress.Parameters all = new FigureAddress.Parameters(null, null, null, null, null, null);
		model.addAttribute("groups", this.pack.groups());
		model.addAttribute("figures",
				this.pack.indicators()
					.stream()
					.map((indicator) -> this.figures.figure(this.addresses.read(indicator.code(), all, reader.scope()),
							reader.scope()))
					.collect(Collectors.groupingBy((figure) -> Objects
						.requireNonNullElse(this.pack.indicator(figure.query().indicator()).group(), ""))));
		model.addAttribute("pack", this.pack);
		return "figures/catalogue";
	}

	@GetMapping("/figures/{indicator}")
	String figure(@AuthenticationPrincipal Reader reader, @PathVariable("indicator") String code,
			@ModelAttribute FigureAddress.Parameters parameters,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		Indicator indicator = this.pack.indicator(code);
		FigureQuery query = this.addresses.read(code, parameters, reader.scope());
		show(reader, indicator, query, Math.max(0, page), locale, model);
		LocalDate last = Objects.requireNonNullElse(query.to(), LocalDate.now(this.clock));
		LocalDate first = Objects.requireNonNullElse(query.from(), this.pack.campaign().start());
		LocalDate start = last.minusDays(91).isAfter(first) ? last.minusDays(91) : first;
		model.addAttribute("byRegion", this.figures.byRegion(query, reader.scope(), locale));
		model.addAttribute("byDepartment",
				(query.department() == null) ? this.figures.byDepartment(query, reader.scope(), locale) : List.of());
		model.addAttribute("byDay", this.figures.byDay(query, start, last, reader.scope()));
		model.addAttribute("parameters", parameters);
		model.addAttribute("regions",
				this.organization.regions()
					.stream()
					.filter((region) -> reader.scope().covers(region.code(), reader.scope().department()))
					.toList());
		model.addAttribute("pack", this.pack);
		return "figures/figure";
	}

	@HxRequest
	@GetMapping("/figures/{indicator}")
	String trace(@AuthenticationPrincipal Reader reader, @PathVariable("indicator") String code,
			@ModelAttribute FigureAddress.Parameters parameters,
			@RequestParam(name = "page", defaultValue = "0") int page, Locale locale, Model model) {
		show(reader, this.pack.indicator(code), this.addresses.read(code, parameters, reader.scope()),
				Math.max(0, page), locale, model);
		model.addAttribute("pack", this.pack);
		return "figures/trace :: panel";
	}

	private void show(Reader reader, Indicator indicator, FigureQuery query, int page, Locale locale, Model model) {
		Trace trace = this.figures.trace(query, reader.scope(), PAGE, page * PAGE);
		model.addAttribute("indicator", indicator);
		model.addAttribute("query", query);
		model.addAttribute("figure", trace.figure());
		model.addAttribute("trace", trace);
		model.addAttribute("subjects", subjects(trace, reader));
		model.addAttribute("page", page);
		model.addAttribute("pages", (trace.statements() + PAGE - 1) / PAGE);
		model.addAttribute("regionName",
				this.organization.region(query.region()).map((region) -> region.name(locale)).orElse(""));
		model.addAttribute("organization", this.organization);
	}

	private Map<Long, Subject> subjects(Trace trace, Reader reader) {
		List<Long> ids = trace.rows().stream().map((row) -> row.entry().subject()).filter(Objects::nonNull).toList();
		return this.registry.findAll(ids, reader.scope());
	}

}
