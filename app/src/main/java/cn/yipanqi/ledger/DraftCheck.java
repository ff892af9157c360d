package cn.yipanqi.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Checks a draft against the pack and the organization, and gives its values their types.
 * Finds every violation, not the first only.
 */
@Component
class DraftCheck {

	private final Pack pack;

	private final Organization organization;

	private final Clock clock;

	private final SheetCheck sheets;

	DraftCheck(Pack pack, Organization organization, Clock clock, SheetCheck sheets) {
		this.pack = pack;
		this.organization = organization;
		this.clock = clock;
		this.sheets = sheets;
	}

	/**
	 * Checks what somebody files.
	 */
	Checked check(Draft draft, Author author, @Nullable Subject subject) {
		return RegistryTypes.ALL.contains(draft.type())
				? new Checked(Map.of(), List.of(), List.of(Violation.at("type", "registry-only")))
				: own(draft, author, subject);
	}

	/**
	 * Checks a draft of any type, of those that no form offers, too.
	 */
	Checked own(Draft draft, Author author, @Nullable Subject subject) {
		List<Violation> violations = new ArrayList<>();
		RecordType type = this.pack.findRecordType(draft.type()).orElse(null);
		if (type == null) {
			return new Checked(Map.of(), List.of(), List.of(Violation.at("type", "unknown", draft.type())));
		}
		if (!author.scope().coversGroup(type.group())) {
			violations.add(Violation.at("type", "out-of-scope", type.name()));
		}
		unit(draft, type, author, violations);
		date(draft.date(), violations);
		subject(draft, type, subject, violations);
		Map<String, Object> fields = fields("", type.fields(), draft.fields(), violations);
		List<EntryLine> lines = lines(type, draft.lines(), violations);
		this.pack.findSummary(type.code())
			.ifPresent((summary) -> violations.addAll(this.sheets.check(summary, draft, lines)));
		if (violations.isEmpty()) {
			rules(type, draft, subject, fields, lines, violations);
		}
		return new Checked(fields, lines, violations);
	}

	private void unit(Draft draft, RecordType type, Author author, List<Violation> violations) {
		boolean knownUnit = this.organization.unit(draft.unit()).isPresent();
		if (!knownUnit) {
			violations.add(Violation.at("unit", draft.unit().isBlank() ? "missing" : "unknown", draft.unit()));
		}
		else if (!author.scope().coversUnit(draft.unit())) {
			violations.add(Violation.at("unit", "out-of-scope", draft.unit()));
		}
		else if (!type.filedBy().isEmpty() && !type.filedBy().contains(UnitCode.department(draft.unit()))) {
			violations.add(Violation.at("unit", "not-entitled", draft.unit()));
		}
		if (this.organization.region(draft.region()).isEmpty()) {
			violations.add(Violation.at("region", draft.region().isBlank() ? "missing" : "unknown", draft.region()));
		}
		else if (knownUnit && !RegionCode.within(draft.region(), UnitCode.region(draft.unit()))) {
			violations.add(Violation.at("region", "outside-unit", draft.region()));
		}
	}

	private void date(@Nullable LocalDate date, List<Violation> violations) {
		LocalDate start = this.pack.campaign().start();
		LocalDate last = this.pack.campaign().latest(LocalDate.now(this.clock));
		if (date == null) {
			violations.add(Violation.at("date", "missing"));
		}
		else if (date.isBefore(start) || date.isAfter(last)) {
			violations
				.add(Violation.at("date", "outside-campaign", date.toString(), start.toString(), last.toString()));
		}
	}

	private void subject(Draft draft, RecordType type, @Nullable Subject subject, List<Violation> violations) {
		if (draft.subject() == null) {
			if (type.subject() == RecordType.SubjectUse.REQUIRED) {
				violations.add(Violation.at("subject", "missing"));
			}
		}
		else if (type.subject() == RecordType.SubjectUse.NONE) {
			violations.add(Violation.at("subject", "not-wanted"));
		}
		else if (subject == null) {
			violations.add(Violation.at("subject", "unknown", draft.subject().toString()));
		}
		else if (!type.takes(subject.kind())) {
			violations.add(Violation.at("subject", "wrong-kind", subject.name()));
		}
		else if (!RegionCode.within(subject.region(), draft.region())
				&& !RegionCode.within(draft.region(), subject.region())) {
			violations.add(Violation.at("subject", "elsewhere", subject.name()));
		}
	}

	private List<EntryLine> lines(RecordType type, List<Draft.DraftLine> drafts, List<Violation> violations) {
		List<EntryLine> lines = new ArrayList<>();
		Map<String, Integer> counts = new HashMap<>();
		for (int i = 0; i < drafts.size(); i++) {
			Draft.DraftLine draft = drafts.get(i);
			String path = "lines[" + i + "].";
			LineType lineType = type.line(draft.type()).orElse(null);
			if (lineType == null) {
				violations.add(Violation.at(path + "type", "unknown", draft.type()));
				continue;
			}
			counts.merge(lineType.code(), 1, Integer::sum);
			String unit = lineType.ownUnit() ? draft.unit() : null;
			if (lineType.ownUnit() && (unit == null || this.organization.unit(unit).isEmpty())) {
				violations.add(Violation.at(path + "unit", (unit == null || unit.isBlank()) ? "missing" : "unknown",
						String.valueOf(unit)));
			}
			lines
				.add(new EntryLine(lineType.code(), unit, fields(path, lineType.fields(), draft.fields(), violations)));
		}
		type.lines().forEach((lineType) -> {
			int count = counts.getOrDefault(lineType.code(), 0);
			if (count < lineType.min() || count > lineType.max()) {
				violations.add(Violation.at("lines", "line-count", lineType.name(), lineType.min(), lineType.max()));
			}
		});
		return lines;
	}

	private Map<String, Object> fields(String path, List<Field> fields, Map<String, Object> values,
			List<Violation> violations) {
		Map<String, Object> typed = new HashMap<>();
		for (Field field : fields) {
			String place = path + "fields." + field.code();
			FieldValue value = FieldValue.of(field, values.get(field.code()), LocalDate.now(this.clock));
			if (value.error() != null) {
				violations.add(new Violation(place, value.error(), value.arguments(), null, null));
			}
			else if (value.value() != null) {
				typed.put(field.code(), value.value());
			}
			else if (field.required()) {
				violations.add(Violation.at(place, "missing"));
			}
		}
		values.keySet()
			.stream()
			.filter((code) -> fields.stream().noneMatch((field) -> field.code().equals(code)))
			.sorted()
			.forEach((code) -> violations.add(Violation.at(path + "fields." + code, "unknown-field", code)));
		return typed;
	}

	private void rules(RecordType type, Draft draft, @Nullable Subject subject, Map<String, Object> fields,
			List<EntryLine> lines, List<Violation> violations) {
		BrokenRules.of(type, draft, subject, fields, lines)
			.forEach((broken) -> violations.add(new Violation(broken.path(), "rule",
					List.of(broken.rule().check().source()), broken.rule().message(), broken.rule().messageEn())));
	}

	/**
	 * A draft's typed values, and what is wrong with it.
	 */
	record Checked(Map<String, Object> fields, List<EntryLine> lines, List<Violation> violations) {
	}

}
