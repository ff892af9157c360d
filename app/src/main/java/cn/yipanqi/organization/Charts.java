package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.organization.Chart.Below;
import cn.yipanqi.organization.Chart.Box;
import cn.yipanqi.organization.Chart.Holder;
import cn.yipanqi.organization.Chart.Member;
import cn.yipanqi.organization.Chart.UnitLine;
import cn.yipanqi.organization.Membership.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Draws the chart of a region from the structure.
 */
@Component
class Charts {

	private final Organization organization;

	private final Pack pack;

	private final People people;

	Charts(Organization organization, Pack pack, People people) {
		this.organization = organization;
		this.pack = pack;
		this.people = people;
	}

	Chart draw(Structure structure, String region, LocalDate day, Locale locale) {
		Structure then = structure.on(day);
		return new Chart(first(then, region, BodyKind.LEADING_GROUP, locale),
				first(then, region, BodyKind.OFFICE, locale), boxes(then, region, BodyKind.WORKING_GROUP, locale),
				boxes(then, region, BodyKind.ACTION_GROUP, locale),
				this.organization.below(region)
					.stream()
					.filter((below) -> below.level() == Territory.Level.COUNTY && below.isValid(day))
					.map((below) -> below(then, below, locale))
					.toList());
	}

	private @Nullable Box first(Structure structure, String region, BodyKind kind, Locale locale) {
		return boxes(structure, region, kind, locale).stream().findFirst().orElse(null);
	}

	private List<Box> boxes(Structure structure, String region, BodyKind kind, Locale locale) {
		return structure.bodies(region, kind).stream().map((body) -> box(structure, body, locale)).toList();
	}

	Box box(Structure structure, Body body, Locale locale) {
		Holder head = null;
		List<Holder> deputies = new ArrayList<>();
		List<Holder> liaisons = new ArrayList<>();
		List<Holder> staff = new ArrayList<>();
		for (Duty duty : structure.duties(body)) {
			Holder holder = holder(structure, duty, locale);
			switch (duty.kind()) {
				case HEAD, OFFICE_HEAD, UNIT_HEAD -> head = holder;
				case DEPUTY, OFFICE_DEPUTY -> deputies.add(holder);
				case LIAISON, CONTACT -> liaisons.add(holder);
				case MEMBER, STAFF -> staff.add(holder);
			}
		}
		List<Member> leads = members(structure, body, Part.LEAD, staff, locale);
		List<Member> members = members(structure, body, Part.MEMBER, staff, locale);
		Set<Holder> placed = new HashSet<>();
		leads.forEach((member) -> placed.addAll(member.people()));
		members.forEach((member) -> placed.addAll(member.people()));
		staff.removeAll(placed);
		String seat = (body.seat() != null) ? unit(body.seat(), body.region(), locale) : "";
		return new Box(body, head, deputies, staff, liaisons, leads, members, seat);
	}

	private List<Member> members(Structure structure, Body body, Part part, List<Holder> staff, Locale locale) {
		return structure.members(body.id())
			.stream()
			.filter((member) -> member.part() == part)
			.map((member) -> new Member(unit(member.unit(), body.region(), locale),
					staff.stream().filter((holder) -> member.unit().equals(holder.person().unit())).toList()))
			.toList();
	}

	/**
	 * The unit's name as its own region says it: by its department.
	 */
	String unit(String code, String region, Locale locale) {
		return this.organization.unit(code)
			.map((unit) -> unit.region().equals(region) ? this.pack.department(unit.department())
				.map((department) -> department.name(locale))
				.orElse(unit.name()) : unit.name())
			.orElse(code);
	}

	/**
	 * The holder of a duty; where the person works is said as the region of the duty says
	 * it.
	 */
	Holder holder(Structure structure, Duty duty, Locale locale) {
		Person person = structure.person(duty.person());
		return new Holder(duty, person, (person.unit() != null) ? unit(person.unit(), structure.region(duty), locale)
				: this.people.workplace(person));
	}

	private Below below(Structure structure, Region region, Locale locale) {
		return new Below(region, head(structure, region, BodyKind.LEADING_GROUP, locale),
				head(structure, region, BodyKind.OFFICE, locale),
				structure.bodies(region.code(), BodyKind.WORKING_GROUP).size(),
				structure.bodies(region.code(), BodyKind.ACTION_GROUP).size());
	}

	private @Nullable Holder head(Structure structure, Region region, BodyKind kind, Locale locale) {
		return structure.bodies(region.code(), kind)
			.stream()
			.flatMap((body) -> structure.duties(body, DutyKind.HEAD, DutyKind.OFFICE_HEAD).stream())
			.map((duty) -> holder(structure, duty, locale))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The units of a region with their heads and contacts on a day.
	 */
	List<UnitLine> units(Structure structure, String region, LocalDate day, Locale locale) {
		Structure then = structure.on(day);
		return this.organization.units()
			.stream()
			.filter((unit) -> unit.region().equals(region))
			.map((unit) -> new UnitLine(unit,
					then.duties(unit.code()).stream().map((duty) -> holder(then, duty, locale)).toList()))
			.toList();
	}

}
