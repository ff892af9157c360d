package cn.yipanqi.briefing.composition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.LeadingGroup;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Plan;
import cn.yipanqi.engine.pack.WorkingGroup;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

/**
 * What the tag {@code text} prints: facts of the pack, the organization and the calendar,
 * which are no figures.
 */
final class Facts {

	private static final Map<String, Function<Facts, String>> KNOWN = new LinkedHashMap<>();

	static {
		KNOWN.put("city", (facts) -> facts.region());
		KNOWN.put("as_of", (facts) -> facts.day(facts.setting.day()));
		KNOWN.put("days_left", (facts) -> String.valueOf(facts.daysLeft()));
		KNOWN.put("months_left", Facts::monthsLeft);
		KNOWN.put("phase", Facts::phase);
		KNOWN.put("campaign.name", (facts) -> facts.pack.campaign().name(facts.setting.locale()));
		KNOWN.put("campaign.start", (facts) -> facts.day(facts.pack.campaign().start()));
		KNOWN.put("campaign.end", (facts) -> facts.day(facts.pack.campaign().end()));
		KNOWN.put("leading_group.name", (facts) -> facts.group(LeadingGroup::name));
		KNOWN.put("leading_group.head", (facts) -> facts.group((group) -> String.valueOf(group.head())));
		KNOWN.put("leading_group.members",
				(facts) -> facts.group((group) -> String.valueOf(group.memberDepartments().size())));
		KNOWN.put("leading_group.office_name", (facts) -> facts.group(LeadingGroup::officeName));
		KNOWN.put("leading_group.office_seat",
				(facts) -> facts.group((group) -> facts.departments(Stream.ofNullable(group.officeSeat()))));
		KNOWN.put("plan.focuses", (facts) -> String.valueOf(facts.pack.plan().focuses().size()));
		KNOWN.put("plan.tasks", (facts) -> String.valueOf(facts.pack.plan().tasks().size()));
		KNOWN.put("plan.goals", (facts) -> String.valueOf(facts.pack.plan().goals().size()));
		KNOWN.put("plan.full_coverage_goals",
				(facts) -> String.valueOf(facts.pack.plan().goals().stream().filter(Plan.Goal::fullCoverage).count()));
		KNOWN.put("plan.groups", (facts) -> String.valueOf(facts.pack.groups().size()));
		KNOWN.put("plan.lead_assignments", (facts) -> String
			.valueOf(facts.pack.groups().stream().mapToLong((group) -> group.leads().size()).sum()));
		KNOWN.put("plan.lead_department_names", Facts::leads);
		KNOWN.put("organization.counties",
				(facts) -> String.valueOf(facts.organization.below(facts.setting.region()).size()));
		KNOWN.put("county_level", Facts::levelBelow);
	}

	/**
	 * Every name that {@code text} knows; the last four inside {@code each} only.
	 */
	static final Set<String> NAMES = Stream
		.concat(KNOWN.keySet().stream(), Stream.of("name", "number", "leads", "members"))
		.collect(Collectors.toUnmodifiableSet());

	private final Pack pack;

	private final Organization organization;

	private final Setting setting;

	Facts(Pack pack, Organization organization, Setting setting) {
		this.pack = pack;
		this.organization = organization;
		this.setting = setting;
	}

	String text(String name, Lens lens) {
		Function<Facts, String> known = KNOWN.get(name);
		return (known != null) ? known.apply(this) : lens.names().getOrDefault(name, "");
	}

	private String region() {
		return this.organization.region(this.setting.region())
			.map((region) -> region.name(this.setting.locale()))
			.orElse("");
	}

	String day(LocalDate day) {
		return DateTimeFormatter
			.ofPattern(this.setting.isEnglish() ? "d MMMM yyyy" : "yyyy年M月d日", this.setting.locale())
			.format(day);
	}

	/**
	 * A day within the year of the campaign, as one says it.
	 */
	String shortDay(LocalDate day) {
		return DateTimeFormatter.ofPattern(this.setting.isEnglish() ? "d MMMM" : "M月d日", this.setting.locale())
			.format(day);
	}

	private long daysLeft() {
		return Math.max(0, ChronoUnit.DAYS.between(this.setting.day(), this.pack.campaign().end()));
	}

	private String monthsLeft() {
		LocalDate end = this.pack.campaign().end().plusDays(1);
		LocalDate next = this.setting.day().plusDays(1);
		long months = Math.max(0, ChronoUnit.MONTHS.between(next, end));
		boolean more = next.plusMonths(months).isBefore(end);
		if (months == 0) {
			return this.setting.isEnglish() ? daysLeft() + " days" : daysLeft() + "天";
		}
		if (this.setting.isEnglish()) {
			return (more ? "more than " : "") + months + ((months == 1) ? " month" : " months");
		}
		return months + (more ? "个多月" : "个月");
	}

	private String phase() {
		return this.pack.plan()
			.phases()
			.stream()
			.filter((phase) -> !this.setting.day().isBefore(phase.start()) && !this.setting.day().isAfter(phase.end()))
			.map((phase) -> phase.name(this.setting.locale()))
			.findFirst()
			.orElse("");
	}

	private String group(Function<LeadingGroup, String> fact) {
		LeadingGroup group = this.pack.leadingGroup();
		return (group != null) ? fact.apply(group) : "";
	}

	private String leads() {
		Set<String> leading = this.pack.groups()
			.stream()
			.flatMap((group) -> group.leads().stream())
			.collect(Collectors.toSet());
		return departments(this.pack.departments().stream().map(Department::code).filter(leading::contains));
	}

	private String departments(Stream<String> codes) {
		Locale locale = this.setting.locale();
		return codes.flatMap((code) -> this.pack.department(code).stream())
			.map((department) -> department.name(locale))
			.collect(Collectors.joining(separator()));
	}

	/**
	 * What the regions directly below are called.
	 */
	String levelBelow() {
		return this.pack.campaign().regionLevels().getOrDefault("county", "");
	}

	String separator() {
		return this.setting.isEnglish() ? ", " : "、";
	}

	/**
	 * A region seen as an item.
	 */
	Lens county(Lens around, Region region, int number) {
		return new Lens(region.code(), around.department(), around.group(),
				Map.of("name", region.name(this.setting.locale()), "number", String.valueOf(number)));
	}

	/**
	 * A working group seen as an item.
	 */
	Lens group(Lens around, WorkingGroup group, int number) {
		return new Lens(around.region(), around.department(), group.code(),
				Map.of("name", group.name(this.setting.locale()), "number", String.valueOf(number), "leads",
						departments(group.leads().stream()), "members", departments(group.members().stream())));
	}

	/**
	 * A department seen as an item.
	 */
	Lens department(Lens around, Department department, int number) {
		return new Lens(around.region(), department.code(), around.group(),
				Map.of("name", department.name(this.setting.locale()), "number", String.valueOf(number)));
	}

	List<Region> counties(Lens around) {
		return this.organization.below(around.region());
	}

}
