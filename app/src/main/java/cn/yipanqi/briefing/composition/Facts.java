package cn.yipanqi.briefing.composition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.engine.expression.Kind;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.LeadingGroup;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Plan;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

/**
 * What the tag {@code text} prints, and what a condition may ask for beside indicators:
 * facts of the pack, the organization and the calendar, which are no figures.
 */
final class Facts {

	private static final Map<String, Function<Facts, String>> TEXTS = new LinkedHashMap<>();

	static {
		TEXTS.put("city", Facts::region);
		TEXTS.put("level", Facts::levelHere);
		TEXTS.put("county_level", (facts) -> facts.levelBelow(facts.setting.region()));
		TEXTS.put("as_of", (facts) -> facts.day(facts.setting.day()));
		TEXTS.put("days_left", (facts) -> String.valueOf(facts.remaining().days()));
		TEXTS.put("months_left", (facts) -> facts.remaining().text(facts.setting.isEnglish()));
		TEXTS.put("phase", Facts::phase);
		TEXTS.put("campaign.name", (facts) -> facts.pack.campaign().name(facts.setting.locale()));
		TEXTS.put("campaign.start", (facts) -> facts.day(facts.pack.campaign().start()));
		TEXTS.put("campaign.end", (facts) -> facts.day(facts.pack.campaign().end()));
		TEXTS.put("leading_group.name", (facts) -> facts.group((group) -> group.name(facts.setting.locale())));
		TEXTS.put("leading_group.head",
				(facts) -> facts.group((group) -> Objects.requireNonNullElse(group.head(), "")));
		TEXTS.put("leading_group.members",
				(facts) -> facts.group((group) -> String.valueOf(group.memberDepartments().size())));
		TEXTS.put("leading_group.office_name", (facts) -> facts.group(LeadingGroup::officeName));
		TEXTS.put("leading_group.office_seat",
				(facts) -> facts.group((group) -> facts.departments(Stream.ofNullable(group.officeSeat()))));
		TEXTS.put("plan.focuses", (facts) -> String.valueOf(facts.pack.plan().focuses().size()));
		TEXTS.put("plan.tasks", (facts) -> String.valueOf(facts.pack.plan().tasks().size()));
		TEXTS.put("plan.goals", (facts) -> String.valueOf(facts.pack.plan().goals().size()));
		TEXTS.put("plan.full_coverage_goals",
				(facts) -> String.valueOf(facts.pack.plan().goals().stream().filter(Plan.Goal::fullCoverage).count()));
		TEXTS.put("plan.groups", (facts) -> String.valueOf(facts.pack.groups().size()));
		TEXTS.put("plan.lead_assignments", (facts) -> String
			.valueOf(facts.pack.groups().stream().mapToLong((group) -> group.leads().size()).sum()));
		TEXTS.put("plan.lead_department_names", Facts::leads);
		TEXTS.put("organization.counties",
				(facts) -> String.valueOf(facts.organization.below(facts.setting.region()).size()));
	}

	/**
	 * Every name that {@code text} knows anywhere.
	 */
	static final Set<String> NAMES = Set.copyOf(TEXTS.keySet());

	/**
	 * What a condition may ask for beside indicators.
	 */
	static final Map<String, Kind> CONDITIONS = Map.of("days_left", Kind.NUMBER, "is_city", Kind.FLAG, "is_county",
			Kind.FLAG, "is_town", Kind.FLAG);

	private final Pack pack;

	private final Organization organization;

	private final Setting setting;

	Facts(Pack pack, Organization organization, Setting setting) {
		this.pack = pack;
		this.organization = organization;
		this.setting = setting;
	}

	String text(String name, Lens lens) {
		Function<Facts, String> known = TEXTS.get(name);
		return (known != null) ? known.apply(this) : lens.names().getOrDefault(name, "");
	}

	/**
	 * The value of one of {@link #CONDITIONS}.
	 */
	Object condition(String name) {
		return switch (name) {
			case "days_left" -> BigDecimal.valueOf(remaining().days());
			case "is_city" -> level() == Territory.Level.CITY;
			case "is_county" -> level() == Territory.Level.COUNTY;
			case "is_town" -> level() == Territory.Level.TOWN;
			default -> throw new IllegalArgumentException("No condition '" + name + "'");
		};
	}

	private String region() {
		return this.organization.region(this.setting.region())
			.map((region) -> region.name(this.setting.locale()))
			.orElse("");
	}

	private Territory.Level level() {
		return level(this.setting.region());
	}

	private Territory.Level level(String region) {
		return this.organization.region(region).map(Region::level).orElse(Territory.Level.CITY);
	}

	/**
	 * What one calls the region that reports in 我市 or 全县: the last word of its name.
	 */
	private String levelHere() {
		String name = region();
		if (this.setting.isEnglish() || name.isEmpty()) {
			return levelName(level());
		}
		return name.endsWith("街道") ? "街道" : name.substring(name.length() - 1);
	}

	/**
	 * What the regions directly below one are called.
	 */
	String levelBelow(String region) {
		return levelName((level(region) == Territory.Level.CITY) ? Territory.Level.COUNTY : Territory.Level.TOWN);
	}

	private String levelName(Territory.Level level) {
		return this.pack.campaign().regionLevels().getOrDefault(level.name().toLowerCase(Locale.ROOT), "");
	}

	private Remaining remaining() {
		return Remaining.between(this.setting.day(), this.pack.campaign().end());
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

	String departments(Stream<String> codes) {
		Locale locale = this.setting.locale();
		return codes.flatMap((code) -> this.pack.department(code).stream())
			.map((department) -> department.name(locale))
			.collect(Collectors.joining(this.setting.phrasing().separator()));
	}

}
