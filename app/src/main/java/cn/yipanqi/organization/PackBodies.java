package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.LeadingGroup;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.WorkingGroup;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Sets up the bodies that the pack names, in the city, if they are not there: the leading
 * group, the office and the working groups, with their units and without people.
 */
@Component
class PackBodies {

	private static final String REASON = "pack";

	private final Pack pack;

	private final StructureReader reader;

	private final StructureWriter writer;

	PackBodies(Pack pack, StructureReader reader, StructureWriter writer) {
		this.pack = pack;
		this.reader = reader;
		this.writer = writer;
	}

	void setUp(String city) {
		this.writer.lock();
		Structure structure = this.reader.read();
		LocalDate start = this.pack.campaign().start();
		LeadingGroup leading = this.pack.leadingGroup();
		if (leading != null) {
			if (structure.bodies(city, BodyKind.LEADING_GROUP).isEmpty()) {
				add(body(BodyKind.LEADING_GROUP, city, leading.name(), leading.nameEn(), null, null, 1, start),
						List.of(), leading.memberDepartments());
			}
			if (structure.bodies(city, BodyKind.OFFICE).isEmpty()) {
				String seat = (leading.officeSeat() != null) ? UnitCode.of(leading.officeSeat(), city) : null;
				add(body(BodyKind.OFFICE, city, leading.officeName(), null, seat, null, 1, start), List.of(),
						List.of());
			}
		}
		List<Body> groups = structure.bodies(city, BodyKind.WORKING_GROUP);
		int rank = 0;
		for (WorkingGroup group : this.pack.groups()) {
			rank++;
			if (groups.stream().noneMatch((there) -> group.code().equals(there.packGroup()))) {
				add(body(BodyKind.WORKING_GROUP, city, group.name(), group.nameEn(), null, group.code(), rank, start),
						group.leads(), group.members());
			}
		}
	}

	private static Body body(BodyKind kind, String city, String name, @Nullable String nameEn, @Nullable String seat,
			@Nullable String group, int rank, LocalDate start) {
		return new Body(0, kind, city, name, nameEn, seat, group, rank, Period.since(start));
	}

	private void add(Body body, List<String> leads, List<String> members) {
		long id = this.writer.write(null, body, REASON, Keeper.SYSTEM);
		List<Membership> units = new ArrayList<>();
		leads.forEach((department) -> units.add(new Membership(0, id, UnitCode.of(department, body.region()),
				Membership.Part.LEAD, units.size() + 1, body.period())));
		members.stream()
			.filter((department) -> !leads.contains(department))
			.forEach((department) -> units.add(new Membership(0, id, UnitCode.of(department, body.region()),
					Membership.Part.MEMBER, units.size() + 1, body.period())));
		units.forEach((unit) -> this.writer.write(null, unit, body.region(), REASON, Keeper.SYSTEM));
	}

}
