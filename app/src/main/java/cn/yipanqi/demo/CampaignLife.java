package cn.yipanqi.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.PastAct;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Lives the campaign day by day: quiet weekends, busy and lagging counties, late filings,
 * corrections and cancellations, and the scenario's facts exactly.
 */
final class CampaignLife {

	private static final double WEEKEND = 0.25;

	private static final double CORRECTED = 0.012;

	private static final double CANCELLED = 0.003;

	private static final int ATTEMPTS = 40;

	private final Pack pack;

	private final Organization organization;

	private final Scenario scenario;

	private final Dice dice;

	private final Values values;

	private final Instant until;

	private final LocalDate last;

	private final ZoneId zone;

	private final Map<String, CountyLife> counties;

	private final Map<String, List<Subject>> subjects = new HashMap<>();

	private final List<PastAct> acts = new ArrayList<>();

	CampaignLife(Pack pack, Organization organization, Scenario scenario, Dice dice, Instant until,
			Map<String, CountyLife> counties, List<Subject> subjects) {
		this.pack = pack;
		this.organization = organization;
		this.scenario = scenario;
		this.dice = dice;
		this.values = new Values(dice);
		this.until = until;
		this.zone = pack.campaign().zone();
		this.last = until.atZone(this.zone).toLocalDate();
		this.counties = counties;
		subjects.forEach((subject) -> this.subjects
			.computeIfAbsent(key(subject.kind(), subject.region().substring(0, 6)), (key) -> new ArrayList<>())
			.add(subject));
	}

	private static String key(String kind, String county) {
		return kind + "@" + county;
	}

	/**
	 * All acts recorded by the chosen moment, in the order in which they were recorded.
	 */
	List<PastAct> live(int size) {
		facts();
		this.pack.recordTypes().forEach(this::oncePerSubject);
		routine(Math.max(0, size - this.acts.size()));
		this.acts.removeIf((act) -> act.recordedAt().isAfter(this.until));
		this.acts.sort(Comparator.comparing(PastAct::recordedAt));
		return this.acts;
	}

	private void facts() {
		for (Settings fact : this.scenario.settings().parts("facts")) {
			int times = (int) fact.number("times", 1);
			RecordType type = this.pack.recordType(java.util.Objects.requireNonNull(fact.text("record")));
			List<Subject> left = new ArrayList<>();
			for (int i = 0; i < times; i++) {
				LocalDate date = fact.date("date", this.last);
				if (!date.isAfter(this.last)) {
					String county = (fact.text("county") != null) ? fact.text("county")
							: this.dice.pick(List.copyOf(this.counties.keySet()));
					act(type, fact, date, county, subject(type, fact, county, left), false);
				}
			}
		}
	}

	private @Nullable Subject subject(RecordType type, Settings fact, String county, List<Subject> left) {
		if (type.subject() == RecordType.SubjectUse.NONE
				|| (type.subject() == RecordType.SubjectUse.OPTIONAL && !fact.has("kind"))) {
			return null;
		}
		if (left.isEmpty()) {
			String kind = (fact.text("kind") != null) ? fact.text("kind") : type.subjectKinds().get(0);
			if (fact.has("county")) {
				left.addAll(this.subjects.getOrDefault(key(kind, county), List.of()));
			}
			else {
				new TreeMap<>(this.subjects).forEach((key, found) -> {
					if (key.startsWith(kind + "@")) {
						left.addAll(found);
					}
				});
			}
		}
		return left.remove(this.dice.between(0, left.size() - 1));
	}

	private void oncePerSubject(RecordType type) {
		for (Settings each : this.scenario.record(type.code()).parts("each")) {
			LocalDate from = each.date("from", this.pack.campaign().start());
			LocalDate to = each.date("to", this.last);
			new TreeMap<>(this.subjects).forEach((key, found) -> {
				String kind = UnitCode.department(key);
				boolean wanted = each.texts("kinds").isEmpty() ? type.subjectKinds().contains(kind)
						: each.texts("kinds").contains(kind);
				CountyLife life = this.counties.get(UnitCode.region(key));
				double chance = each.number("chance", 1);
				double effective = (chance >= 1 || life == null) ? chance
						: Math.min(1, chance * (1.1 - life.delay() * 0.02));
				if (wanted) {
					found.stream()
						.filter((subject) -> each.texts("tiers").isEmpty()
								|| each.texts("tiers").contains(String.valueOf(subject.tier())))
						.filter((subject) -> this.dice.chance(effective))
						.forEach((subject) -> act(type, each, workday(from, to), UnitCode.region(key), subject, true));
				}
			});
		}
	}

	private LocalDate workday(LocalDate from, LocalDate to) {
		int days = (int) (to.toEpochDay() - from.toEpochDay());
		LocalDate day = from;
		for (int i = 0; i < 5; i++) {
			day = from.plusDays(this.dice.between(0, Math.max(0, days)));
			if (!weekend(day)) {
				break;
			}
		}
		return day;
	}

	private static boolean weekend(LocalDate day) {
		return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	private void routine(int count) {
		Map<Stream, Double> shares = new LinkedHashMap<>();
		this.pack.recordTypes().forEach((type) -> {
			Settings settings = this.scenario.record(type.code());
			List<Settings> variants = settings.has("variants") ? settings.parts("variants") : List.of(settings);
			variants.stream()
				.filter((variant) -> variant.number("share", 0) > 0)
				.forEach((variant) -> shares.put(new Stream(type, variant), variant.number("share", 0)));
		});
		Map<LocalDate, Double> days = new LinkedHashMap<>();
		LocalDate begin = this.scenario.settings().date("routine_from", this.pack.campaign().start());
		for (LocalDate day = begin; !day.isAfter(this.last); day = day.plusDays(1)) {
			double progress = 0.4 + 0.6 * Math.min(1, (day.toEpochDay() - begin.toEpochDay()) / 20.0);
			days.put(day, weekend(day) ? progress * WEEKEND : progress);
		}
		Map<String, Double> sizes = new LinkedHashMap<>();
		this.counties.forEach((county, life) -> sizes.put(county, life.size()));
		for (int i = 0; i < count && !shares.isEmpty(); i++) {
			Stream stream = this.dice.weighted(shares);
			String county = this.dice.weighted(sizes);
			Subject subject = someone(stream, county);
			if (subject != null || stream.type.subject() != RecordType.SubjectUse.REQUIRED) {
				act(stream.type, stream.settings, this.dice.weighted(days), county, subject, true);
			}
		}
	}

	private @Nullable Subject someone(Stream stream, String county) {
		if (stream.type.subject() == RecordType.SubjectUse.NONE) {
			return null;
		}
		List<String> kinds = stream.settings.texts("kinds").isEmpty() ? stream.type.subjectKinds()
				: stream.settings.texts("kinds");
		List<List<Subject>> choices = kinds.stream()
			.map((kind) -> this.subjects.getOrDefault(key(kind, county), List.of()))
			.filter((found) -> !found.isEmpty())
			.toList();
		return choices.isEmpty() ? null : this.dice.pick(this.dice.pick(choices));
	}

	/**
	 * One kind of everyday act.
	 */
	private record Stream(RecordType type, Settings settings) {
	}

	private void act(RecordType type, Settings settings, LocalDate date, String county, @Nullable Subject subject,
			boolean routine) {
		String region = (subject != null) ? subject.region()
				: (routine ? this.dice.pick(this.organization.towns(county)).code() : county);
		if (settings.has("region")) {
			region = java.util.Objects.requireNonNull(settings.text("region"));
		}
		String unit = unit(type, settings, county, routine);
		Draft draft = draft(type, settings, date, region, unit, subject);
		Instant recordedAt = filed(date, routine ? county : null);
		PastAct act = new PastAct(this.dice.uuid(), draft, recordedAt, "demo", null);
		this.acts.add(act);
		if (routine && this.dice.chance(CORRECTED)) {
			Draft corrected = draft(type, settings, date, region, unit, subject);
			this.acts.add(new PastAct(act.record(), corrected,
					recordedAt.plusSeconds(this.dice.between(3_600, 400_000)), "demo", "填报有误，据实更正"));
		}
		else if (routine && !settings.has("from") && this.dice.chance(CANCELLED)) {
			this.acts.add(new PastAct(act.record(), null, recordedAt.plusSeconds(this.dice.between(3_600, 400_000)),
					"demo", "重复填报"));
		}
	}

	private String unit(RecordType type, Settings settings, String county, boolean routine) {
		String wish = settings.text("department");
		String department = (wish != null) ? wish
				: type.filedBy().isEmpty() ? this.pack.departments().get(0).code() : this.dice.pick(type.filedBy());
		String seat = settings.text("seat");
		boolean city = (seat != null) ? seat.equals("city") : !routine || this.dice.chance(0.06);
		return UnitCode.of(department, city ? this.organization.city().code() : county);
	}

	private Draft draft(RecordType type, Settings settings, LocalDate date, String region, String unit,
			@Nullable Subject subject) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Map<String, Object> fields = this.values.make(type.fields(), settings.part("fields"), date);
			boolean fine = type.rules().stream().allMatch((rule) -> rule.check().permits((name) -> switch (name) {
				case "date" -> date.toString();
				case "region" -> region;
				case "department" -> UnitCode.department(unit);
				case "subject_kind" -> (subject != null) ? subject.kind() : null;
				case "subject_tier" -> (subject != null) ? subject.tier() : null;
				default -> fields.get(name);
			}));
			if (fine) {
				return new Draft(type.code(), unit, region, (subject != null) ? subject.id() : null, date, fields,
						lines(type, settings, date, unit), null);
			}
		}
		throw new IllegalStateException("The scenario makes no record of '" + type.code() + "' that its rules allow");
	}

	private List<Draft.DraftLine> lines(RecordType type, Settings settings, LocalDate date, String unit) {
		List<Draft.DraftLine> lines = new ArrayList<>();
		type.lines().forEach((line) -> {
			Settings wish = settings.part("lines").part(line.code());
			List<Settings> exact = settings.part("lines").parts(line.code());
			if (!exact.isEmpty()) {
				exact.forEach((one) -> lines
					.add(new Draft.DraftLine(line.code(), line.ownUnit() ? partner(one.text("department"), unit) : null,
							this.values.make(line.fields(), one.part("fields"), date))));
				return;
			}
			int count = Math.max(line.min(),
					this.dice.between((int) wish.number("least", 0), (int) wish.number("most", line.min())));
			List<String> partners = new ArrayList<>(wish.texts("departments"));
			for (int i = 0; i < count; i++) {
				String own = null;
				if (line.ownUnit()) {
					own = (i == 0 || partners.isEmpty()) ? unit
							: partner(partners.remove(this.dice.between(0, partners.size() - 1)), unit);
				}
				lines.add(new Draft.DraftLine(line.code(), own,
						this.values.make(line.fields(), wish.part("fields"), date)));
			}
		});
		return lines;
	}

	private String partner(@Nullable String department, String unit) {
		String seat = UnitCode.region(unit);
		String code = UnitCode.of((department != null) ? department : UnitCode.department(unit), seat);
		return (this.organization.unit(code).isPresent()) ? code : unit;
	}

	private Instant filed(LocalDate date, @Nullable String county) {
		double delay = (county == null) ? 0.2 : this.counties.getOrDefault(county, new CountyLife(1, 1)).delay();
		long seconds = Math
			.round(9 * 3600 + this.dice.share() * 8 * 3600 + Math.pow(this.dice.share(), 2) * delay * 3 * 86_400);
		return date.atStartOfDay(this.zone)
			.toInstant()
			.plusSeconds(seconds)
			.plusNanos(this.dice.between(0, 999_999) * 1000L);
	}

	static Map<String, CountyLife> counties(List<Region> counties, Settings settings, Dice dice) {
		Map<String, CountyLife> lives = new LinkedHashMap<>();
		List<String> laggards = settings.texts("laggards");
		for (Region county : counties) {
			boolean lagging = laggards.contains(county.code());
			lives.put(county.code(), new CountyLife((lagging ? 0.25 : 0.6) + dice.share() * (lagging ? 0.15 : 1.1),
					lagging ? 6 + dice.share() * 3 : 0.4 + dice.share() * 1.6));
		}
		return lives;
	}

}
