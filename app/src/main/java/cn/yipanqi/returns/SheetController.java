package cn.yipanqi.returns;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.figures.Scales;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.StaleRevisionException;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The form of a unit's period: a number for each indicator, beside what the details give.
 * Where a sheet is in force it is corrected, and no second one is filed.
 */
@Controller
@Requires(Permission.WRITE)
class SheetController {

	private final Comparisons comparisons;

	private final Asked asked;

	private final SheetProblems problems;

	private final Ledger ledger;

	private final LedgerReader reader;

	private final Pack pack;

	private final Organization organization;

	private final Choices choices;

	private final Scales scales;

	SheetController(Comparisons comparisons, Asked asked, SheetProblems problems, Ledger ledger, LedgerReader reader,
			Pack pack, Organization organization, Choices choices, Scales scales) {
		this.comparisons = comparisons;
		this.asked = asked;
		this.problems = problems;
		this.ledger = ledger;
		this.reader = reader;
		this.pack = pack;
		this.organization = organization;
		this.choices = choices;
		this.scales = scales;
	}

	@GetMapping("/summaries/sheet")
	String sheet(@AuthenticationPrincipal Reader account, @ModelAttribute("question") SheetQuestion question,
			Locale locale, Model model) {
		return page(account, question, null, List.of(), locale, model);
	}

	@PostMapping("/summaries/sheet")
	String file(@AuthenticationPrincipal Reader account, @ModelAttribute("question") SheetQuestion question,
			@RequestParam Map<String, String> parameters, Locale locale, Model model, RedirectAttributes redirect) {
		SheetForm form = new SheetForm(new HashMap<>(parameters));
		SummaryType type = this.asked.type(question.type(), account.scope());
		Period period = (type != null) ? this.asked.period(type, question.last()) : null;
		Unit unit = (type != null) ? unit(type, question, account.scope()) : null;
		if (type == null || period == null || unit == null) {
			return page(account, question, form, List.of(), locale, model);
		}
		try {
			redirect.addFlashAttribute("flash", save(form, type, unit, period, account));
		}
		catch (InvalidDraftException ex) {
			return page(account, question, form, ex.violations(), locale, model);
		}
		catch (StaleRevisionException ex) {
			redirect.addFlashAttribute("problem", "record.stale");
		}
		return "redirect:" + address(type, unit, period);
	}

	private String save(SheetForm form, SummaryType type, Unit unit, Period period, Reader account) {
		Author author = Author.of(account);
		String record = form.text("record");
		if (!record.matches("[0-9a-f-]{36}")) {
			this.ledger.record(
					form.draft(type, unit.code(), period, this.pack, "form:" + account.account() + ":" + form.key()),
					author);
			return "summary.filed";
		}
		Entry former = this.reader.find(UUID.fromString(record), account.scope())
			.filter((entry) -> entry.type().equals(type.code()))
			.orElseThrow();
		this.ledger.correct(former.record(), form.revision(), form.draft(type, unit.code(), period, this.pack, null),
				form.text("reason"), author);
		return "record.corrected";
	}

	private static String address(SummaryType type, Unit unit, Period period) {
		return UriComponentsBuilder.fromPath("/summaries/sheet")
			.queryParam("type", type.code())
			.queryParam("unit", unit.code())
			.queryParam("last", period.last())
			.encode()
			.toUriString();
	}

	private String page(Reader account, SheetQuestion question, @Nullable SheetForm typed, List<Violation> violations,
			Locale locale, Model model) {
		Scope scope = account.scope();
		SummaryType type = this.asked.type(question.type(), scope);
		model.addAttribute("pack", this.pack);
		model.addAttribute("scales", this.scales);
		model.addAttribute("types", this.comparisons.types(scope));
		model.addAttribute("type", type);
		if (type == null) {
			return "returns/sheet";
		}
		Period period = this.asked.period(type, question.last());
		Unit unit = unit(type, question, scope);
		model.addAttribute("periods", this.asked.periods(type, locale));
		model.addAttribute("period", period);
		model.addAttribute("units", this.choices.units(
				(any) -> type.isFiledBy(any.department()) && scope.covers(any.region(), any.department(), type.group()),
				locale));
		model.addAttribute("unit", unit);
		if (unit != null && period != null) {
			UnitSheet sheet = this.comparisons.of(type, period, unit, scope);
			model.addAttribute("sheet", sheet);
			model.addAttribute("form", (typed != null) ? typed : SheetForm.of(sheet.entry()));
			List<SheetProblems.Problem> found = this.problems.of(violations, type, locale);
			model.addAttribute("problems", found);
			model.addAttribute("errors", SheetProblems.byPlace(found));
		}
		return "returns/sheet";
	}

	/**
	 * The unit asked for, or the only one; null if it is still to be chosen.
	 */
	private @Nullable Unit unit(SummaryType type, SheetQuestion question, Scope scope) {
		String code = Asked.given(question.unit());
		if (code != null) {
			Unit unit = this.organization.unit(code).orElseThrow();
			scope.require(unit.region(), unit.department(), type.group());
			return type.isFiledBy(unit.department()) ? unit : null;
		}
		List<Unit> units = this.comparisons.units(type, "", scope);
		return (units.size() == 1) ? units.get(0) : null;
	}

}
