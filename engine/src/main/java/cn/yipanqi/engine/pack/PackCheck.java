package cn.yipanqi.engine.pack;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.expression.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Checks that codes are unique and that everything a pack refers to exists and fits.
 */
final class PackCheck {

	private final PackContents pack;

	private final Map<Object, Section> places;

	private final Problems problems;

	private final Map<String, RecordType> recordTypes = new HashMap<>();

	private final Map<String, Indicator> indicators = new HashMap<>();

	PackCheck(PackContents pack, Map<Object, Section> places, Problems problems) {
		this.pack = pack;
		this.places = places;
		this.problems = problems;
	}

	void run() {
		unique("measure", this.pack.measures(), Measure::code);
		unique("department", this.pack.departments(), Department::code);
		unique("group", this.pack.groups(), WorkingGroup::code);
		unique("phase", this.pack.plan().phases(), Plan.Phase::code);
		unique("focus", this.pack.plan().focuses(), Plan.Focus::code);
		unique("task", this.pack.plan().tasks(), Plan.Task::code);
		unique("goal", this.pack.plan().goals(), Plan.Goal::code);
		unique("subject kind", this.pack.subjectKinds(), SubjectKind::code);
		unique("record type", this.pack.recordTypes(), RecordType::code);
		this.pack.recordTypes()
			.stream()
			.filter((type) -> RegistryTypes.ALL.contains(type.code()))
			.forEach((type) -> problem(type, "code", "'" + type.code() + "' is a record type of the registry"));
		registry(this.pack.registry());
		unique("indicator", this.pack.indicators(), Indicator::code);
		unique("briefing", this.pack.briefings(), BriefingType::code);
		unique("region", this.pack.territory().places(), Territory.Place::code);
		Set<String> sheets = codes(this.pack.summaries(), SummaryType::code);
		this.pack.recordTypes()
			.stream()
			.filter((type) -> !sheets.contains(type.code()))
			.forEach((type) -> this.recordTypes.put(type.code(), type));
		this.pack.indicators().forEach((indicator) -> this.indicators.put(indicator.code(), indicator));
		this.pack.campaign()
			.headlines()
			.forEach((code) -> known(this.pack.campaign(), "headlines", "indicator", code, this.indicators.keySet()));
		this.pack.groups().forEach((group) -> {
			departments(group, "leads", group.leads());
			departments(group, "members", group.members());
		});
		LeadingGroup leadingGroup = this.pack.leadingGroup();
		if (leadingGroup != null) {
			departments(leadingGroup, "member_departments", leadingGroup.memberDepartments());
			known(leadingGroup, "office_seat", "department", leadingGroup.officeSeat(),
					codes(this.pack.departments(), Department::code));
		}
		this.pack.plan().tasks().forEach(this::task);
		this.pack.plan().goals().forEach(this::goal);
		this.pack.recordTypes().stream().filter((type) -> !sheets.contains(type.code())).forEach(this::recordType);
		IndicatorCheck check = new IndicatorCheck(this, this.recordTypes, this.indicators);
		this.pack.indicators().forEach(check::check);
		SummaryCheck summaries = new SummaryCheck(this, this.pack, this.recordTypes, this.indicators);
		this.pack.summaries().forEach(summaries::check);
	}

	private void registry(RegistryRule rule) {
		if (this.places.containsKey(rule)) {
			departments(rule, "registered_by", rule.registeredBy());
			departments(rule, "changed_by", rule.changedBy());
			departments(rule, "merged_by", rule.mergedBy());
		}
	}

	private <T> void unique(String what, List<T> things, Function<T, String> code) {
		Set<String> seen = new HashSet<>();
		things.stream()
			.filter((thing) -> !seen.add(code.apply(thing)))
			.forEach((thing) -> problem(thing, "code", what + " '" + code.apply(thing) + "' is defined twice"));
	}

	void problem(Object thing, String key, String message) {
		Section section = Objects.requireNonNull(this.places.get(thing));
		this.problems.add(section.file(), section.line(key),
				section.path().isEmpty() ? key : section.path() + "." + key, message);
	}

	void known(Object thing, String key, String what, @Nullable String code, Collection<String> codes) {
		if (code != null && !code.isEmpty() && !codes.contains(code)) {
			problem(thing, key, "no " + what + " '" + code + "'"
					+ Spelling.nearest(code, codes).map((near) -> "; did you mean '" + near + "'?").orElse(""));
		}
	}

	void departments(Object thing, String key, List<String> codes) {
		Set<String> known = codes(this.pack.departments(), Department::code);
		codes.forEach((code) -> known(thing, key, "department", code, known));
	}

	static <T> Set<String> codes(List<T> things, Function<T, String> code) {
		return things.stream().map(code).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	void group(Object thing, @Nullable String group) {
		known(thing, "group", "group", group, codes(this.pack.groups(), WorkingGroup::code));
	}

	void department(Object thing, @Nullable String department) {
		known(thing, "department", "department", department, codes(this.pack.departments(), Department::code));
	}

	void measure(Object thing, @Nullable String measure) {
		known(thing, "measure", "measure", measure, codes(this.pack.measures(), Measure::code));
	}

	void expression(Object thing, String key, @Nullable Expression expression, Map<String, Kind> names, Kind wanted) {
		if (expression != null) {
			expression.check(names, wanted).forEach((mistake) -> problem(thing, key, mistake));
		}
	}

	private void task(Plan.Task task) {
		departments(task, "leads", task.leads());
		departments(task, "members", task.members());
		Set<String> groups = codes(this.pack.groups(), WorkingGroup::code);
		task.groups().forEach((group) -> known(task, "groups", "group", group, groups));
	}

	private void goal(Plan.Goal goal) {
		departments(goal, "departments", goal.departments());
		known(goal, "task", "task", goal.task(), codes(this.pack.plan().tasks(), Plan.Task::code));
		known(goal, "indicator", "indicator", goal.indicator(), this.indicators.keySet());
		boolean qualitative = goal.target().kind() == Plan.Target.Kind.QUALITATIVE;
		if (!qualitative && goal.indicator() == null) {
			problem(goal, "indicator", "a goal with a measured target needs an indicator");
		}
		boolean valued = switch (goal.target().kind()) {
			case EQUAL, AT_LEAST, AT_MOST, BASE_PLUS, RANGE, FALL, PER_SUBUNIT, MAINTAIN -> true;
			case TIERS, ZERO, QUALITATIVE -> false;
		};
		if (valued && goal.target().value() == null) {
			problem(goal, "target", "a target of this kind needs a value");
		}
		boolean bounded = goal.target().kind() == Plan.Target.Kind.RANGE
				|| goal.target().kind() == Plan.Target.Kind.BASE_PLUS;
		if (bounded && goal.target().upper() == null) {
			problem(goal, "target", "a target of this kind needs an upper value");
		}
	}

	private void recordType(RecordType type) {
		group(type, type.group());
		departments(type, "filed_by", type.filedBy());
		Set<String> kinds = codes(this.pack.subjectKinds(), SubjectKind::code);
		type.subjectKinds().forEach((kind) -> known(type, "subject_kinds", "subject kind", kind, kinds));
		fields(type.fields());
		unique("line", type.lines(), LineType::code);
		type.lines().forEach((line) -> {
			fields(line.fields());
			line.fields()
				.stream()
				.filter(Field::isSensitive)
				.forEach((field) -> problem(field, "sensitive",
						"a sensitive field stands in the record, not in a line"));
		});
		Map<String, Kind> names = Names.of(type, null);
		Map<String, Kind> ruled = new HashMap<>(names);
		ruled.putAll(LineNames.all(type));
		type.lines().forEach((line) -> line.rules().forEach((rule) -> {
			expression(rule, "check", rule.check(), Names.of(type, line), Kind.FLAG);
			hidden(rule, "check", names(rule.check()), type);
		}));
		type.rules().forEach((rule) -> {
			expression(rule, "check", rule.check(), ruled, Kind.FLAG);
			hidden(rule, "check", names(rule.check()), type);
		});
		type.unique().forEach((uniqueness) -> uniqueness(uniqueness, type, names));
		type.sentences().forEach((sentence) -> {
			expression(sentence, "when", sentence.when(), names, Kind.FLAG);
			hidden(sentence, "when", names(sentence.when()), type);
			hidden(sentence, "text", sentence.placeholders(), type);
			Set<String> told = Names.told(type);
			sentence.placeholders().forEach((name) -> known(sentence, "text", "placeholder", name, told));
		});
	}

	private void uniqueness(Uniqueness uniqueness, RecordType type, Map<String, Kind> names) {
		Set<String> known = codes(type.fields(), Field::code);
		known.addAll(Uniqueness.COMMON);
		uniqueness.fields().forEach((name) -> known(uniqueness, "fields", "field", name, known));
		hidden(uniqueness, "fields", uniqueness.fields(), type);
		Set<String> days = type.fields()
			.stream()
			.filter((field) -> field.type() == Field.Type.DATE)
			.map(Field::code)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		days.add("date");
		if (uniqueness.over() != null) {
			known(uniqueness, "over", "date", uniqueness.over().from(), days);
			known(uniqueness, "over", "date", uniqueness.over().to(), days);
		}
		Map<String, Kind> held = new HashMap<>(names);
		held.keySet().removeAll(Set.of("line_department", "subject_kind", "subject_tier"));
		expression(uniqueness, "where", uniqueness.where(), held, Kind.FLAG);
		hidden(uniqueness, "where", names(uniqueness.where()), type);
	}

	static Set<String> names(@Nullable Expression expression) {
		return (expression != null) ? expression.names() : Set.of();
	}

	/**
	 * A sensitive field is not compared, counted or told: whatever it decided would give
	 * it away.
	 */
	void hidden(Object thing, String key, Collection<String> used, RecordType type) {
		type.fields()
			.stream()
			.filter(Field::isSensitive)
			.map(Field::code)
			.filter(used::contains)
			.forEach((code) -> problem(thing, key,
					"field '" + code + "' is sensitive and can be neither compared nor counted nor told"));
	}

	private void fields(List<Field> fields) {
		unique("field", fields, Field::code);
		fields.forEach((field) -> {
			measure(field, field.measure());
			unique("option", field.options(), Choice::code);
			if (Names.BUILT_IN.containsKey(field.code())) {
				problem(field, "code", "'" + field.code() + "' is built in and cannot be a field");
			}
		});
	}

}
