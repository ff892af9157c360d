package cn.yipanqi.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.LeadingGroup;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.WorkingGroup;
import cn.yipanqi.organization.Bodies;
import cn.yipanqi.organization.Body;
import cn.yipanqi.organization.BodyKind;
import cn.yipanqi.organization.Duties;
import cn.yipanqi.organization.Duty;
import cn.yipanqi.organization.DutyKind;
import cn.yipanqi.organization.Keeper;
import cn.yipanqi.organization.Membership;
import cn.yipanqi.organization.Membership.Part;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.People;
import cn.yipanqi.organization.Period;
import cn.yipanqi.organization.Region;
import cn.yipanqi.organization.Structure;
import cn.yipanqi.organization.StructureReader;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Made-up people who command the made-up city: everybody's name comes out of the dice.
 * One county's leader has been replaced.
 */
@Component
class DemoPeople {

	private final Pack pack;

	private final Organization organization;

	private final StructureReader reader;

	private final Bodies bodies;

	private final People people;

	private final Duties duties;

	private final Set<String> names = new HashSet<>();

	private final List<Duty> held = new ArrayList<>();

	private Dice dice = new Dice(0);

	private Settings words = new Settings(Map.of());

	DemoPeople(Pack pack, Organization organization, StructureReader reader, Bodies bodies, People people,
			Duties duties) {
		this.pack = pack;
		this.organization = organization;
		this.reader = reader;
		this.bodies = bodies;
		this.people = people;
		this.duties = duties;
	}

	/**
	 * Fills the structure, unless there is somebody in it.
	 * @return whether it was filled
	 */
	@Transactional
	boolean fill(long seed) {
		this.words = Scenario.read(this.pack.directory().resolve("demo/scenario.yml")).settings().part("command");
		if (!this.words.has("surnames") || this.reader.read().people().findAny().isPresent()) {
			return false;
		}
		this.dice = new Dice(seed);
		this.names.clear();
		command(this.organization.city());
		int number = 0;
		for (Region county : this.organization.counties()) {
			number++;
			establish(county, number);
			command(county);
		}
		this.organization.region(word("replaced")).ifPresent(this::replaceLeader);
		return true;
	}

	/**
	 * The bodies of a county: most have fewer working groups than the city has, and
	 * departments have action groups of their own.
	 */
	private void establish(Region county, int number) {
		LocalDate day = this.pack.campaign().start().plusDays(6 + number % 5);
		long leading = body(BodyKind.LEADING_GROUP, county, word("leading_group", county.name()), null, null, 1, day);
		join(leading, county, List.of(), this.words.texts("county_members"), day);
		body(BodyKind.OFFICE, county, word("office", county.name()), UnitCode.of(seat(), county.code()), null, 1, day);
		int rank = 0;
		for (WorkingGroup group : this.pack.groups()) {
			if (number % 3 == 0 || this.words.texts("county_groups").contains(group.code())) {
				rank++;
				long id = body(BodyKind.WORKING_GROUP, county, group.name(), null, group.code(), rank, day);
				join(id, county, group.leads(), group.members(), day);
			}
		}
		rank = 0;
		for (String department : this.words.texts("action_groups")) {
			rank++;
			String unit = UnitCode.of(department, county.code());
			body(BodyKind.ACTION_GROUP, county, word("action_group", name(unit)), unit, null, rank, day.plusDays(3));
		}
	}

	private long body(BodyKind kind, Region region, String name, @Nullable String seat, @Nullable String group,
			int rank, LocalDate day) {
		return this.bodies.establish(new Body(0, kind, region.code(), name, null, seat, group, rank, Period.since(day)),
				reason("set_up"), Keeper.SYSTEM);
	}

	private void join(long body, Region region, List<String> leads, List<String> members, LocalDate day) {
		List<Membership> joining = new ArrayList<>();
		leads.forEach((lead) -> joining.add(new Membership(0, body, UnitCode.of(lead, region.code()), Part.LEAD,
				joining.size() + 1, Period.since(day))));
		members.forEach((member) -> joining.add(new Membership(0, body, UnitCode.of(member, region.code()), Part.MEMBER,
				joining.size() + 1, Period.since(day))));
		this.bodies.join(joining, reason("set_up"), Keeper.SYSTEM);
	}

	/**
	 * Fills the bodies of a region with people.
	 */
	private void command(Region region) {
		Structure structure = this.reader.read();
		String government = word("government", region.name());
		Body leading = structure.bodies(region.code(), BodyKind.LEADING_GROUP).get(0);
		hold(leading, DutyKind.HEAD, 1, person(region, government, post("head", region)));
		hold(leading, DutyKind.DEPUTY, 1, person(region, government, post("deputy", region)));
		for (Membership member : structure.members(leading.id())) {
			String unit = member.unit();
			long head = person(region, name(unit), title(unit));
			hold(leading, DutyKind.MEMBER, member.rank(), head);
			answer(unit, DutyKind.UNIT_HEAD, head, leading.period());
			answer(unit, DutyKind.CONTACT, person(region, name(unit), post("contact", region)), leading.period());
		}
		String seat = UnitCode.of(seat(), region.code());
		Body office = structure.bodies(region.code(), BodyKind.OFFICE).get(0);
		hold(office, DutyKind.OFFICE_HEAD, 1, person(region, name(seat), vice(seat)));
		hold(office, DutyKind.OFFICE_DEPUTY, 1, person(region, name(seat), post("contact", region)));
		hold(office, DutyKind.STAFF, 1, person(region, name(seat), post("staff", region)));
		hold(office, DutyKind.STAFF, 2, person(region, name(seat), post("staff", region)));
		structure.bodies(region.code(), BodyKind.WORKING_GROUP)
			.forEach((group) -> lead(group, structure.members(group.id()).get(0).unit(), region));
		structure.bodies(region.code(), BodyKind.ACTION_GROUP)
			.forEach((group) -> lead(group, Objects.requireNonNull(group.seat()), region));
		this.duties.begin(this.held, reason("set_up"), Keeper.SYSTEM);
		this.held.clear();
	}

	private void lead(Body group, String unit, Region region) {
		hold(group, DutyKind.HEAD, 1, person(region, name(unit), vice(unit)));
		hold(group, DutyKind.LIAISON, 1, person(region, name(unit), post("contact", region)));
	}

	private void replaceLeader(Region county) {
		Body leading = this.reader.read().bodies(county.code(), BodyKind.LEADING_GROUP).get(0);
		long successor = person(county, word("government", county.name()), post("new_head", county));
		LocalDate day = this.words.date("replaced_on", leading.period().from().plusDays(1));
		this.duties.begin(new Duty(0, successor, leading.id(), null, DutyKind.HEAD, 1, Period.since(day), false),
				reason("replaced"), Keeper.SYSTEM);
	}

	private void hold(Body body, DutyKind kind, int rank, long person) {
		this.held.add(new Duty(0, person, body.id(), null, kind, rank, body.period(), false));
	}

	private void answer(String unit, DutyKind kind, long person, Period period) {
		this.held.add(new Duty(0, person, null, unit, kind, 1, period, false));
	}

	private long person(Region region, String workplace, String post) {
		String name;
		do {
			name = this.dice.pick(this.words.texts("surnames"))
					+ (this.dice.chance(0.8) ? this.dice.pick(this.words.texts("firsts")) : "")
					+ this.dice.pick(this.words.texts("seconds"));
		}
		while (!this.names.add(region.code() + name));
		String phone = "139%08d".formatted(this.dice.between(0, 99_999_999));
		return this.people.add(region.code(), new People.Details(name, workplace, post, phone), reason("set_up"),
				Keeper.SYSTEM);
	}

	private String name(String unit) {
		return this.organization.unit(unit).map(Unit::name).orElseThrow();
	}

	private String title(String unit) {
		Settings posts = this.words.part("posts");
		return String.valueOf(posts.text(name(unit).endsWith("局") ? "title" : "title_of_office"));
	}

	private String vice(String unit) {
		return String.valueOf(this.words.part("posts").text("vice")).replace("{title}", title(unit));
	}

	private String post(String code, Region region) {
		String rank = region.name().substring(region.name().length() - 1);
		return String.valueOf(this.words.part("posts").text(code)).replace("{rank}", rank);
	}

	private String reason(String code) {
		return String.valueOf(this.words.part("reasons").text(code));
	}

	private String word(String code) {
		return String.valueOf(this.words.text(code));
	}

	private String word(String code, String place) {
		return word(code).replace("{place}", place);
	}

	/**
	 * Code of the department in which the campaign offices sit.
	 */
	private String seat() {
		LeadingGroup leading = Objects.requireNonNull(this.pack.leadingGroup());
		return Objects.requireNonNull(leading.officeSeat());
	}

}
