package cn.yipanqi.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.ledger.Filing;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.ledger.ViolationTexts;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Subject;
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

	private final Organization organization;

	private final Choices choices;

	private final Filing filing;

	private final ViolationTexts texts;

	private final Clock clock;

	SubjectPages(Pack pack, Organization organization, Choices choices, Filing filing, ViolationTexts texts,
			Clock clock) {
		this.pack = pack;
		this.organization = organization;
		this.choices = choices;
		this.filing = filing;
		this.texts = texts;
		this.clock = clock;
	}

	/**
	 * Fills a model for the form.
	 * @param type code of the record type whose subject it is to be; null for any
	 */
	void fill(Model model, SubjectForm form, @Nullable String type, Reader account, Locale locale) {
		List<SubjectKind> kinds = kinds(type);
		Scope scope = account.scope();
		SubjectForm filled = form.knowing("kind", (kinds.size() == 1) ? kinds.get(0).code() : null)
			.knowing("region", place(scope))
			.knowing("unit", own(scope).orElse(null))
			.knowing("date", lastDay().toString())
			.knowing("key", UUID.randomUUID().toString());
		model.addAttribute("form", filled);
		model.addAttribute("type", type);
		model.addAttribute("kinds", kinds);
		model.addAttribute("tiers", tiers(kinds));
		model.addAttribute("regions", this.choices.regions((region) -> scope.coversRegion(region.code()), locale));
		model.addAttribute("units", this.filing.units(this.pack.recordType(RegistryTypes.REGISTRATION), scope, locale));
		model.addAttribute("start", this.pack.campaign().start());
		model.addAttribute("last", lastDay());
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
	 * The subjects as whoever compares them reads them.
	 */
	String numbers(List<Subject> subjects) {
		return subjects.stream().map((subject) -> String.valueOf(subject.id())).collect(Collectors.joining(","));
	}

	LocalDate lastDay() {
		return this.pack.campaign().latest(LocalDate.now(this.clock));
	}

	/**
	 * The unit that a scope acts for, if there is no doubt.
	 */
	Optional<String> own(Scope scope) {
		return this.filing.own(this.pack.recordType(RegistryTypes.REGISTRATION), scope).map(Unit::code);
	}

	private @Nullable String place(Scope scope) {
		boolean wholeCity = scope.region().isEmpty() || scope.region().equals(this.organization.city().code());
		return wholeCity ? null : scope.region();
	}

	private List<SubjectKind> kinds(@Nullable String type) {
		List<String> wanted = (type != null)
				? this.pack.findRecordType(type).map(RecordType::subjectKinds).orElse(List.of()) : List.of();
		return this.pack.subjectKinds()
			.stream()
			.filter((kind) -> wanted.isEmpty() || wanted.contains(kind.code()))
			.toList();
	}

	static List<Choice> tiers(List<SubjectKind> kinds) {
		Map<String, Choice> tiers = new LinkedHashMap<>();
		kinds.forEach((kind) -> kind.tiers().forEach((tier) -> tiers.putIfAbsent(tier.code(), tier)));
		return new ArrayList<>(tiers.values());
	}

}
