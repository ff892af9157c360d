package cn.yipanqi.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The overview and the plan.
 */
@Controller
@Requires(Permission.READ)
class OverviewController {

	private final Pack pack;

	private final Overviews overviews;

	private final Goals goals;

	private final GoalTexts goalTexts;

	private final Organization organization;

	private final Clock clock;

	OverviewController(Pack pack, Overviews overviews, Goals goals, GoalTexts goalTexts, Organization organization,
			Clock clock) {
		this.pack = pack;
		this.overviews = overviews;
		this.goals = goals;
		this.goalTexts = goalTexts;
		this.organization = organization;
		this.clock = clock;
	}

	@ModelAttribute
	void common(Model model) {
		model.addAttribute("pack", this.pack);
		model.addAttribute("goalTexts", this.goalTexts);
	}

	@GetMapping("/")
	String overview(@AuthenticationPrincipal Reader reader,
			@RequestParam(name = "region", defaultValue = "") String region, Locale locale, Model model) {
		Scope scope = reader.scope();
		Region home = home(scope);
		Region chosen = region.isBlank() ? home : this.organization.region(region).orElseThrow();
		scope.require(chosen.code(), scope.department(), scope.group());
		model.addAttribute("overview", this.overviews.of(chosen, scope, locale));
		model.addAttribute("home", home);
		return "plan/overview";
	}

	@GetMapping("/plan")
	String plan(@AuthenticationPrincipal Reader reader, Model model) {
		LocalDate today = LocalDate.now(this.clock);
		model.addAttribute("timeline", Timeline.of(this.pack, today));
		model.addAttribute("goals", this.goals.progress(home(reader.scope()).code(), today, reader.scope()));
		return "plan/plan";
	}

	private Region home(Scope scope) {
		return scope.region().isEmpty() ? this.organization.city()
				: this.organization.region(scope.region()).orElseThrow();
	}

}
