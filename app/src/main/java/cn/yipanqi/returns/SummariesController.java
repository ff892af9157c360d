package cn.yipanqi.returns;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.export.Exports;
import cn.yipanqi.export.Format;
import cn.yipanqi.figures.Scales;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.ScopeNames;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Summary sheets beside details: who has reported, and where the two differ.
 */
@Controller
@Requires(Permission.READ)
class SummariesController {

	private final Comparisons comparisons;

	private final Asked asked;

	private final SummaryTable table;

	private final Exports exports;

	private final ScopeNames scopes;

	private final Choices choices;

	private final Scales scales;

	SummariesController(Comparisons comparisons, Asked asked, SummaryTable table, Exports exports, ScopeNames scopes,
			Choices choices, Scales scales) {
		this.comparisons = comparisons;
		this.asked = asked;
		this.table = table;
		this.exports = exports;
		this.scopes = scopes;
		this.choices = choices;
		this.scales = scales;
	}

	@GetMapping("/summaries")
	String list(@AuthenticationPrincipal Reader reader, @ModelAttribute("question") SummaryQuestion question,
			Locale locale, Model model) {
		Scope scope = reader.scope();
		SummaryType type = this.asked.type(question.type(), scope);
		String region = this.asked.region(question.region(), scope);
		model.addAttribute("scales", this.scales);
		model.addAttribute("types", this.comparisons.types(scope));
		model.addAttribute("type", type);
		model.addAttribute("region", region);
		model.addAttribute("regions", this.choices
			.regions((place) -> scope.coversRegion(place.code()) && place.code().length() <= 6, locale));
		if (type != null) {
			model.addAttribute("periods", this.asked.periods(type, locale));
			Period period = this.asked.period(type, question.last());
			model.addAttribute("period", period);
			if (period != null) {
				List<UnitSheet> sheets = this.comparisons.of(type, period, region, scope);
				model.addAttribute("units", sheets.size());
				model.addAttribute("reported", sheets.stream().filter((sheet) -> sheet.entry() != null).count());
				model.addAttribute("differing", sheets.stream().filter(UnitSheet::differs).count());
				model.addAttribute("sheets", shown(sheets, question));
			}
		}
		return "returns/summaries";
	}

	@GetMapping("/summaries/export.{format:csv|xlsx}")
	void export(@AuthenticationPrincipal Reader reader, @ModelAttribute SummaryQuestion question,
			@PathVariable String format, Locale locale, HttpServletResponse response) throws IOException {
		Scope scope = reader.scope();
		SummaryType type = this.asked.type(question.type(), scope);
		String region = this.asked.region(question.region(), scope);
		Period period = (type != null) ? this.asked.period(type, question.last()) : null;
		List<UnitSheet> sheets = (type != null && period != null)
				? shown(this.comparisons.of(type, period, region, scope), question) : List.of();
		this.exports.send(this.table.of(type, period, region, sheets, locale), Format.of(format), reader, "records",
				Map.of("region", region, "type", (type != null) ? type.code() : "", "to",
						(period != null) ? period.last().toString() : ""),
				this.scopes.of(scope, locale), locale, response);
	}

	private static List<UnitSheet> shown(List<UnitSheet> sheets, SummaryQuestion question) {
		return question.onlyDifferences()
				? sheets.stream().filter(UnitSheet::differs).map(UnitSheet::onlyDifferences).toList() : sheets;
	}

}
