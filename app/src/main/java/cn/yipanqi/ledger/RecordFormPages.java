package cn.yipanqi.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the page of a form holds: what was typed, what there is to choose from, what has
 * to be mended, and what the record perhaps repeats.
 */
@Component
class RecordFormPages {

	private final FormProblems problems;

	private final RepeatQuestions questions;

	private final Pack pack;

	private final Choices choices;

	private final Registry registry;

	private final Filing filing;

	private final Protection protection;

	RecordFormPages(FormProblems problems, RepeatQuestions questions, Pack pack, Choices choices, Registry registry,
			Filing filing, Protection protection) {
		this.problems = problems;
		this.questions = questions;
		this.pack = pack;
		this.choices = choices;
		this.registry = registry;
		this.filing = filing;
		this.protection = protection;
	}

	/**
	 * The page on which a record is filed or, if there is a former revision, corrected.
	 */
	String page(RecordType type, RecordForm form, List<Violation> violations, @Nullable Entry former, Reader account,
			Locale locale, Model model) {
		List<FormProblem> found = this.problems.of(violations, type, form, locale);
		model.addAttribute("type", type);
		model.addAttribute("form", form);
		model.addAttribute("former", former);
		model.addAttribute("masks", (former != null) ? this.protection.masks(former) : Map.of());
		model.addAttribute("problems", found);
		model.addAttribute("errors", found.stream().collect(Collectors.groupingBy(FormProblem::path)));
		model.addAttribute("units", this.filing.units(type, account.scope(), locale));
		model.addAttribute("allUnits", this.choices.units((unit) -> true, locale));
		model.addAttribute("regions",
				this.choices.regions((region) -> account.scope().coversRegion(region.code()), locale));
		model.addAttribute("start", this.pack.campaign().start());
		model.addAttribute("last", this.filing.lastDay());
		model.addAttribute("subject", subject(form, account.scope()));
		return "ledger/form";
	}

	/**
	 * The page that asks whether the record is another act than some that are filed.
	 */
	String question(RecordType type, RecordForm form, List<Repeat> repeats, @Nullable Entry former, Reader account,
			Locale locale, Model model) {
		model.addAttribute("repeats",
				this.questions.of(repeats, form.draft(type.code(), null), Author.of(account), locale));
		model.addAttribute("numbers",
				repeats.stream().map((repeat) -> String.valueOf(repeat.number())).collect(Collectors.joining(", ")));
		return page(type, form, List.of(), former, account, locale, model);
	}

	private @Nullable Subject subject(RecordForm form, Scope scope) {
		String number = form.text("subject");
		return number.matches("\\d{1,18}") ? this.registry.find(Long.parseLong(number), scope).orElse(null) : null;
	}

}
