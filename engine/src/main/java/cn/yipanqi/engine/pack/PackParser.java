package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Turns the sections of a pack's files into its contents, remembering where each thing
 * stood.
 */
final class PackParser {

	private final IdentityHashMap<Object, Section> places = new IdentityHashMap<>();

	private @Nullable Campaign campaign;

	private @Nullable LeadingGroup leadingGroup;

	private final List<Measure> measures = new ArrayList<>();

	private final List<Department> departments = new ArrayList<>();

	private final List<WorkingGroup> groups = new ArrayList<>();

	private final List<Plan.Phase> phases = new ArrayList<>();

	private final List<Plan.Focus> focuses = new ArrayList<>();

	private final List<Plan.Task> tasks = new ArrayList<>();

	private final List<Plan.Goal> goals = new ArrayList<>();

	private final List<SubjectKind> subjectKinds = new ArrayList<>();

	private @Nullable RegistryRule registry;

	private final List<RecordType> recordTypes = new ArrayList<>();

	private final List<SummaryType> summaries = new ArrayList<>();

	private final List<Indicator> indicators = new ArrayList<>();

	private final List<BriefingType> briefings = new ArrayList<>();

	private final List<Territory.Place> regions = new ArrayList<>();

	Map<Object, Section> places() {
		return this.places;
	}

	void file(Section root) {
		this.campaign = only(root, "campaign", this::campaign, this.campaign);
		this.leadingGroup = only(root, "leading_group", this::leadingGroup, this.leadingGroup);
		all(root, "measures", this::measure, this.measures);
		all(root, "departments", this::department, this.departments);
		all(root, "groups", this::group, this.groups);
		all(root, "phases", this::phase, this.phases);
		all(root, "focuses", this::focus, this.focuses);
		all(root, "tasks", this::task, this.tasks);
		all(root, "goals", this::goal, this.goals);
		all(root, "kinds", this::subjectKind, this.subjectKinds);
		this.registry = only(root, "registry", this::registry, this.registry);
		all(root, "records", new RecordTypeParser(this)::recordType, this.recordTypes);
		all(root, "summaries", new SummaryTypeParser(this)::summaryType, this.summaries);
		all(root, "indicators", new IndicatorParser(this)::indicator, this.indicators);
		all(root, "briefings", this::briefing, this.briefings);
		all(root, "regions", this::place, this.regions);
	}

	PackContents contents() {
		Campaign known = (this.campaign != null) ? this.campaign : new Campaign("", "", "", null, Locale.CHINA,
				ZoneId.of("Asia/Shanghai"), LocalDate.EPOCH, LocalDate.EPOCH, List.of(), Map.of(), List.of());
		return new PackContents(known, List.copyOf(this.measures), List.copyOf(this.departments),
				List.copyOf(this.groups), this.leadingGroup,
				new Plan(List.copyOf(this.phases), List.copyOf(this.focuses), List.copyOf(this.tasks),
						List.copyOf(this.goals)),
				List.copyOf(this.subjectKinds), (this.registry != null) ? this.registry : RegistryRule.EVERYBODY,
				recordTypes(known.locale()), List.copyOf(this.summaries), List.copyOf(this.indicators),
				List.copyOf(this.briefings), new Territory(List.copyOf(this.regions)));
	}

	/**
	 * Those of the files, and one for each type of summary sheet.
	 */
	private List<RecordType> recordTypes(Locale locale) {
		List<RecordType> all = new ArrayList<>(this.recordTypes);
		for (SummaryType summary : this.summaries) {
			RecordType sheet = SummaryTypeParser.recordType(summary, this.indicators, this.measures, locale);
			this.places.put(sheet, Objects.requireNonNull(this.places.get(summary)));
			all.add(sheet);
		}
		return List.copyOf(all);
	}

	boolean hasCampaign() {
		return this.campaign != null;
	}

	private <T> @Nullable T only(Section root, String key, Function<Section, T> parser, @Nullable T former) {
		Section section = root.section(key);
		if (section == null) {
			return former;
		}
		if (former != null) {
			root.problem(key, "'" + key + "' is given twice");
		}
		return each(section, parser);
	}

	<T> List<T> all(Section section, String key, Function<Section, T> parser) {
		List<T> things = new ArrayList<>();
		all(section, key, parser, things);
		return List.copyOf(things);
	}

	private <T> void all(Section section, String key, Function<Section, T> parser, List<T> target) {
		section.sections(key).forEach((item) -> target.add(each(item, parser)));
	}

	private <T> T each(Section section, Function<Section, T> parser) {
		T thing = parser.apply(section);
		section.close();
		this.places.put(thing, section);
		return thing;
	}

	private Campaign campaign(Section section) {
		Map<String, String> levels = new LinkedHashMap<>();
		Section names = section.section("region_levels");
		if (names != null) {
			List.of("city", "county", "town").forEach((level) -> levels.put(level, names.text(level, level)));
			names.close();
		}
		LocalDate start = section.requiredDate("start");
		LocalDate end = section.requiredDate("end");
		if (end.isBefore(start)) {
			section.problem("end", "the campaign ends on " + end + ", before it starts on " + start);
		}
		return new Campaign(section.text("code"), section.text("version", "1"), section.text("name"),
				section.optional("name_en"), Locale.forLanguageTag(section.text("locale", "zh-CN")), zone(section),
				start, end, section.texts("basis"), levels, section.texts("headlines"));
	}

	private ZoneId zone(Section section) {
		String zone = section.text("zone", "Asia/Shanghai");
		try {
			return ZoneId.of(zone);
		}
		catch (DateTimeException ex) {
			section.problem("zone", "'" + zone + "' is not a time zone");
			return ZoneId.of("Asia/Shanghai");
		}
	}

	private LeadingGroup leadingGroup(Section section) {
		return new LeadingGroup(section.text("name"), section.optional("name_en"), section.text("office_name"),
				section.optional("office_seat"), section.optional("head"), section.texts("member_departments"));
	}

	private Measure measure(Section section) {
		return new Measure(section.code(), section.text("name"), section.optional("name_en"),
				all(section, "display", this::display));
	}

	private Measure.Display display(Section section) {
		BigDecimal factor = section.number("factor");
		if (factor != null && factor.signum() <= 0) {
			section.problem("factor", "'" + factor + "' is not above zero");
		}
		return new Measure.Display(section.text("name"), section.optional("name_en"),
				Objects.requireNonNullElse(factor, BigDecimal.ONE));
	}

	private Department department(Section section) {
		String name = section.text("name");
		return new Department(section.code(), name, section.text("short", name), section.optional("name_en"));
	}

	private WorkingGroup group(Section section) {
		return new WorkingGroup(section.code(), section.text("name"), section.optional("name_en"),
				section.texts("leads"), section.texts("members"));
	}

	private Plan.Phase phase(Section section) {
		return new Plan.Phase(section.code(), section.text("name"), section.optional("name_en"),
				section.requiredDate("start"), section.requiredDate("end"));
	}

	private Plan.Focus focus(Section section) {
		return new Plan.Focus(section.code(), section.text("name"), section.optional("name_en"),
				section.optional("text"));
	}

	private Plan.Task task(Section section) {
		return new Plan.Task(section.code(), section.text("name"), section.optional("name_en"), section.texts("leads"),
				section.texts("members"), section.texts("groups"), section.optional("text"));
	}

	private Plan.Goal goal(Section section) {
		return new Plan.Goal(section.code(), section.text("name"), section.optional("name_en"),
				section.optional("task"), section.texts("departments"), section.flag("full_coverage", false),
				target(section), section.optional("indicator"), section.date("due"), section.optional("text"));
	}

	private Plan.Target target(Section section) {
		Section target = section.section("target");
		if (target == null) {
			section.problem("target", "'target' is missing");
			return new Plan.Target(Plan.Target.Kind.QUALITATIVE, null, null, null);
		}
		Plan.Target read = new Plan.Target(target.choice("kind", Plan.Target.Kind.class, Plan.Target.Kind.QUALITATIVE),
				target.number("value"), target.number("upper"), target.optional("text"));
		target.close();
		return read;
	}

	private SubjectKind subjectKind(Section section) {
		return new SubjectKind(section.code(), section.text("name"), section.optional("name_en"),
				section.optional("measure"), all(section, "tiers", this::choice));
	}

	private RegistryRule registry(Section section) {
		return new RegistryRule(section.texts("registered_by"), section.texts("changed_by"),
				section.texts("merged_by"));
	}

	private BriefingType briefing(Section section) {
		String template = section.text("template");
		if (!template.matches("briefings/[a-z0-9-]+\\.docx")) {
			section.problem("template", "'" + template + "' is not a path such as briefings/progress-report.docx");
		}
		return new BriefingType(section.code(), section.text("name"), section.optional("name_en"), template);
	}

	Choice choice(Section section) {
		return new Choice(section.code(), section.text("name"), section.optional("name_en"));
	}

	private Territory.Place place(Section section) {
		String code = section.text("code");
		Territory.Level level = section.choice("level", Territory.Level.class, Territory.Level.COUNTY);
		if (!code.matches("\\d{" + level.digits() + "}")) {
			section.problem("code", "'" + code + "' is not a code of " + level.digits() + " digits");
		}
		return new Territory.Place(code, section.text("name"), section.optional("name_en"), level);
	}

}
