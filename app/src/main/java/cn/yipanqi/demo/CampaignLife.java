package cn.yipanqi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.PastAct;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Lives the campaign day by day: quiet weekends, busy and lagging counties, what follows
 * from what (an order, its re-inspection, a penalty), and the scenario's facts exactly.
 */
final class CampaignLife {

	private static final int LONGEST_WAIT = 4;

	private final Pack pack;

	private final Scenario scenario;

	private final Dice dice;

	private final Drafts drafts;

	private final Filing filing;

	private final Cast cast;

	private final Agenda agenda = new Agenda();

	private final Instant until;

	private final LocalDate first;

	private final LocalDate last;

	private final Map<String, CountyLife> counties;

	private int lived;

	CampaignLife(Pack pack, Organization organization, Scenario scenario, Dice dice, Instant until,
			Map<String, CountyLife> counties, List<Subject> subjects) {
		this.pack = pack;
		this.scenario = scenario;
		this.dice = dice;
		ZoneId zone = pack.campaign().zone();
		this.drafts = new Drafts(pack, organization, scenario.settings().part("words"), dice);
		this.filing = new Filing(dice, pack, counties);
		this.cast = new Cast(subjects, scenario.settings().parts("gone"), dice);
		this.until = until;
		this.first = pack.campaign().start();
		LocalDate day = until.atZone(zone).toLocalDate();
		this.last = day.isAfter(pack.campaign().end()) ? pack.campaign().end() : day;
		this.counties = counties;
	}

	/**
	 * All acts recorded by the chosen moment, in the order in which they were recorded.
	 */
	List<PastAct> live(int size) {
		facts();
		this.pack.recordTypes().forEach((type) -> {
			Settings settings = this.scenario.record(type.code());
			settings.parts("each").forEach((each) -> oncePerSubject(type, each));
			settings.parts("regular").forEach((regular) -> inEachCounty(type, regular));
		});
		Everyday everyday = new Everyday(this.pack, this.scenario, this.last, Math.max(0, size - this.agenda.size()));
		for (LocalDate day = this.first; !day.isAfter(this.last); day = day.plusDays(1)) {
			due(day);
			live(day, everyday);
			due(day);
		}
		return this.filing.until(this.until);
	}

	private void facts() {
		for (Settings fact : this.scenario.settings().parts("facts")) {
			RecordType type = this.pack.recordType(Objects.requireNonNull(fact.text("record")));
			if (fact.has("each_county")) {
				List<String> except = fact.texts("except");
				this.counties.keySet()
					.stream()
					.filter((county) -> !except.contains(county))
					.forEach((county) -> plan(type, fact, county));
			}
			else {
				for (int i = 0; i < (int) fact.number("times", 1); i++) {
					plan(type, fact, Objects.requireNonNullElseGet(fact.text("county"),
							() -> this.dice.pick(List.copyOf(this.counties.keySet()))));
				}
			}
		}
	}

	private void plan(RecordType type, Settings fact, String county) {
		LocalDate date = fact.has("date") ? fact.date("date", this.last)
				: Days.some(fact.date("from", this.first), fact.date("to", this.last), this.dice);
		if (!date.isAfter(this.last)) {
			Subject subject = fact.has("kind") ? this.cast.chosen(fact) : null;
			this.agenda.add(new Agenda.Appointment(date, type, fact, county, subject, null, true));
		}
	}

	private void oncePerSubject(RecordType type, Settings each) {
		LocalDate from = each.date("from", this.first);
		LocalDate to = each.date("to", this.last);
		List<String> kinds = each.texts("kinds").isEmpty() ? type.subjectKinds() : each.texts("kinds");
		for (Subject subject : this.cast.all(kinds, each.texts("tiers"))) {
			String county = Cast.county(subject);
			CountyLife life = Objects.requireNonNull(this.counties.get(county));
			if (this.dice.chance(life.chance(each.number("chance", 1)))) {
				this.agenda.add(new Agenda.Appointment(Days.some(from, to, this.dice), type, each, county, subject,
						null, false));
			}
		}
	}

	private void inEachCounty(RecordType type, Settings regular) {
		for (String county : this.counties.keySet()) {
			LocalDate day = regular.date("from", this.first);
			while (!day.isAfter(this.last)) {
				this.agenda.add(new Agenda.Appointment(day, type, regular, county, null, null, false));
				day = day.plusDays((long) regular.number("every", 7));
			}
		}
	}

	private void due(LocalDate day) {
		Agenda.Appointment appointment = this.agenda.due(day);
		while (appointment != null) {
			keep(appointment);
			appointment = this.agenda.due(day);
		}
	}

	/**
	 * Does what is due, unless its subject is gone or is not what it must be; what must
	 * wait for another act is put off.
	 */
	private void keep(Agenda.Appointment appointment) {
		Subject subject = appointment.subject();
		if (subject != null && !appointment.fact()) {
			if (this.cast.isGone(subject)) {
				return;
			}
			Settings after = appointment.settings().part("after");
			for (String type : after.values().keySet()) {
				Act before = this.cast.last(subject, type);
				if (before == null) {
					this.agenda.add(appointment.in(this.dice.between(1, LONGEST_WAIT)));
					return;
				}
				if (!before.has(after.part(type))) {
					return;
				}
			}
		}
		act(appointment);
	}

	/**
	 * Lives a day: as many acts as bring the campaign to where it should be by then, with
	 * those that followed from earlier ones.
	 */
	private void live(LocalDate day, Everyday everyday) {
		Map<Everyday.Stream, Double> shares = everyday.shares(day);
		Map<String, Double> sizes = new LinkedHashMap<>();
		this.counties.forEach((county, life) -> sizes.put(county, life.size()));
		while (!shares.isEmpty() && this.lived < everyday.quota(day)) {
			this.lived++;
			Everyday.Stream stream = this.dice.weighted(shares);
			RecordType type = stream.type();
			Settings settings = stream.settings();
			String county = this.dice.weighted(sizes);
			List<String> kinds = settings.texts("kinds").isEmpty() ? type.subjectKinds() : settings.texts("kinds");
			Subject subject = (type.subject() != RecordType.SubjectUse.NONE)
					? this.cast.someone(kinds, county, settings.part("after")) : null;
			if (subject != null || type.subject() != RecordType.SubjectUse.REQUIRED) {
				act(new Agenda.Appointment(day, type, settings, county, subject, null, false));
			}
		}
	}

	private void act(Agenda.Appointment appointment) {
		Draft draft = this.drafts.draft(appointment);
		Act act = appointment.fact() ? this.filing.exactly(draft, appointment.date()) : this.filing.somehow(draft,
				appointment.date(), before(appointment), () -> this.drafts.corrected(appointment, draft));
		this.cast.remember(appointment.subject(), act);
		if (appointment.cause() != null) {
			this.lived++;
		}
		for (Settings then : appointment.settings().parts("then")) {
			if (act.has(then.part("if")) && this.dice.chance(then.number("chance", 1))) {
				follow(appointment, act, then);
			}
		}
	}

	private @Nullable Act before(Agenda.Appointment appointment) {
		Subject subject = appointment.subject();
		if (appointment.cause() != null || subject == null) {
			return appointment.cause();
		}
		return appointment.settings()
			.part("after")
			.values()
			.keySet()
			.stream()
			.map((type) -> Objects.requireNonNull(this.cast.last(subject, type)))
			.findFirst()
			.orElse(null);
	}

	private void follow(Agenda.Appointment appointment, Act act, Settings then) {
		int days = this.dice.between(then.range("days"));
		LocalDate date = (days == 0) ? appointment.date() : Days.work(appointment.date().plusDays(days));
		this.agenda.add(new Agenda.Appointment(date, this.pack.recordType(Objects.requireNonNull(then.text("record"))),
				then, appointment.county(), appointment.subject(), act, false));
	}

	static Map<String, CountyLife> counties(List<Region> counties, Settings settings, Dice dice) {
		Map<String, CountyLife> lives = new LinkedHashMap<>();
		List<String> laggards = settings.texts("laggards");
		for (Region county : counties) {
			boolean lagging = laggards.contains(county.code());
			lives.put(county.code(),
					new CountyLife((lagging ? 0.25 : 0.6) + dice.share() * (lagging ? 0.15 : 1.1),
							lagging ? 6 + dice.share() * 3 : 0.4 + dice.share() * 1.6,
							lagging ? 2 + dice.share() : 0.4 + dice.share() * 0.9));
		}
		return lives;
	}

}
