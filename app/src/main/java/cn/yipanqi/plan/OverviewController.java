package cn.yipanqi.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Part;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The overview and the plan.
 */
@Controller
class OverviewController {

	private static final int HEADLINES = 8;

	private static final int COLUMNS = 5;

	private final Pack pack;

	private final Figures figures;

	private final Goals goals;

	private final Organization organization;

	private final Clock clock;

	OverviewController(Pack pack, Figures figures, Goals goals, Organization organization, Clock clock) {
		this.pack = pack;
		this.figures = figures;
		this.goals = goals;
		this.organization = organization;
		this.clock = clock;
	}

	@GetMapping("/")
	String overview(@AuthenticationPrincipal Reader reader, Locale locale, Model model) {
		Scope scope = reader.scope();
		String region = home(scope);
		LocalDate today = LocalDate.now(this.clock);
		List<Indicator> headlines = headlines();
		model.addAttribute("headlines",
				headlines.stream().map((indicator) -> figure(indicator, region, scope)).toList());
		model.addAttribute("goals",
				this.goals.progress(region, today, scope)
					.stream()
					.filter((goal) -> goal.status() != GoalProgress.Status.QUALITATIVE)
					.toList());
		List<Indicator> columns = headlines.stream().limit(COLUMNS).toList();
		model.addAttribute("columns", columns);
		model.addAttribute("rows",
				this.organization.below(region).stream().map((part) -> row(part, columns, scope, locale)).toList());
		if (!headlines.isEmpty()) {
			Indicator first = headlines.get(0);
			model.addAttribute("trendIndicator", first);
			LocalDate start = this.pack.campaign().start().isAfter(today.minusDays(60)) ? this.pack.campaign().start()
					: today.minusDays(60);
			model.addAttribute("trend", this.figures.byDay(query(first, region, scope), start, today, scope));
		}
		model.addAttribute("pack", this.pack);
		model.addAttribute("region", this.organization.region(region).orElseThrow());
		return "plan/overview";
	}

	@GetMapping("/plan")
	String plan(@AuthenticationPrincipal Reader reader, Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("goals",
				this.goals.progress(home(reader.scope()), LocalDate.now(this.clock), reader.scope()));
		return "plan/plan";
	}

	private String home(Scope scope) {
		return scope.region().isEmpty() ? this.organization.city().code() : scope.region();
	}

	/**
	 * The indicators that belong to no group are the city's own totals: those lead.
	 */
	private List<Indicator> headlines() {
		List<Indicator> totals = this.pack.indicators()
			.stream()
			.filter((indicator) -> indicator.group() == null && indicator.kind() != Indicator.Kind.RATIO)
			.limit(HEADLINES)
			.toList();
		return totals.isEmpty() ? this.pack.indicators().stream().limit(HEADLINES).toList() : totals;
	}

	private static FigureQuery query(Indicator indicator, String region, Scope scope) {
		return new FigureQuery(indicator.code(), region, scope.department(), null, null, null, null);
	}

	private Figure figure(Indicator indicator, String region, Scope scope) {
		return this.figures.figure(query(indicator, region, scope), scope);
	}

	private Row row(Region region, List<Indicator> columns, Scope scope, Locale locale) {
		return new Row(region.name(locale), columns.stream()
			.map((indicator) -> new Part(region.code(), region.name(locale), figure(indicator, region.code(), scope)))
			.toList());
	}

	/**
	 * A row of the table of regions.
	 */
	record Row(String name, List<Part> parts) {
	}

}
