package cn.yipanqi.registration;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.ledger.Filing;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.ledger.ViolationTexts;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the forms of a subject hold: what was typed, what there is to choose from, and
 * what has to be mended.
 */
@Component
class SubjectPages {

	private final Pack pack;

	private final Choices choices;

	private final Filing filing;

	private final ViolationTexts texts;

	SubjectPages(Pack pack, Choices choices, Filing filing, ViolationTexts texts) {
		this.pack = pack;
		this.choices = choices;
		this.filing = filing;
		this.texts = texts;
	}

	/**
	 * Fills a model for the form.
	 * @param type code of the record type whose subject it is to be; null for any
	 */
	void fill(Model model, SubjectForm form, @Nullable String type, Reader account, Locale locale) {
		List<SubjectKind> kinds = this.pack.subjectKinds(type);
		Scope scope = account.scope();
		SubjectForm filled = form.knowing("kind", (kinds.size() == 1) ? kinds.get(0).code() : null)
			.knowing("region", this.filing.place(scope))
			.knowing("unit", own(scope))
			.knowing("date", this.filing.lastDay().toString())
			.knowing("key", UUID.randomUUID().toString());
		model.addAttribute("form", filled);
		model.addAttribute("type", type);
		model.addAttribute("kinds", kinds);
		model.addAttribute("tiers", tiers(kinds));
		model.addAttribute("regions", this.choices.regions((region) -> scope.coversRegion(region.code()), locale));
		model.addAttribute("units", this.filing.units(this.pack.recordType(RegistryTypes.REGISTRATION), scope, locale));
		model.addAttribute("start", this.pack.campaign().start());
		model.addAttribute("last", this.filing.lastDay());
	}

	/**
	 * Adds what is wrong, by the names of the form's fields.
	 */
	void problems(Model model, List<Violation> violations, Locale locale) {
		model.addAttribute("errors", violations.stream()
			.collect(Collectors.groupingBy((violation) -> violation.path().replace("fields.", ""), LinkedHashMap::new,
					Collectors.mapping((violation) -> this.texts.text(violation, locale), Collectors
						.collectingAndThen(Collectors.toList(), (found) -> found.stream().distinct().toList())))));
	}

	/**
	 * The facts that a form says. A kind without tiers has none, whatever was chosen
	 * before.
	 */
	SubjectFacts facts(SubjectForm form) {
		Map<String, String> texts = new LinkedHashMap<>(form.texts());
		if (this.pack.subjectKind(form.text("kind")).filter((kind) -> kind.tiers().isEmpty()).isPresent()) {
			texts.remove("tier");
		}
		return SubjectFacts.of(texts);
	}

	/**
	 * Asks whether it is none of some subjects.
	 */
	void ask(Model model, PossibleDoublesException doubles) {
		model.addAttribute("doubles", doubles.subjects());
		model.addAttribute("others",
				doubles.subjects()
					.stream()
					.map((subject) -> String.valueOf(subject.id()))
					.collect(Collectors.joining(",")));
	}

	/**
	 * Says whose credit code it is.
	 */
	void tell(Model model, KnownSubjectException known) {
		model.addAttribute("known", true);
		model.addAttribute("doubles", Stream.ofNullable(known.subject()).toList());
	}

	/**
	 * Whose act a form is, and when: the scope's own unit where none is named, and the
	 * last day where none is.
	 */
	Registrar.Act act(Reader account, String unit, String date, @Nullable String key) {
		return new Registrar.Act(unit.isBlank() ? own(account.scope()) : unit, date(date), key);
	}

	private @Nullable LocalDate date(String text) {
		try {
			return text.isBlank() ? this.filing.lastDay() : LocalDate.parse(text.strip());
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private String own(Scope scope) {
		return this.filing.own(this.pack.recordType(RegistryTypes.REGISTRATION), scope).map(Unit::code).orElse("");
	}

	static List<Choice> tiers(List<SubjectKind> kinds) {
		Map<String, Choice> tiers = new LinkedHashMap<>();
		kinds.forEach((kind) -> kind.tiers().forEach((tier) -> tiers.putIfAbsent(tier.code(), tier)));
		return new ArrayList<>(tiers.values());
	}

}
