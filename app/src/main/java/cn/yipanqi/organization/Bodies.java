package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bodies of the command structure and the units in them.
 */
@Service
public class Bodies {

	private final Organization organization;

	private final Pack pack;

	private final StructureReader reader;

	private final StructureWriter writer;

	Bodies(Organization organization, Pack pack, StructureReader reader, StructureWriter writer) {
		this.organization = organization;
		this.pack = pack;
		this.reader = reader;
		this.writer = writer;
	}

	/**
	 * Sets up a body.
	 * @param body the body, without a number
	 * @return its number
	 * @throws RefusedChangeException if there cannot be such a body
	 */
	@Transactional
	public long establish(Body body, String reason, Keeper keeper) {
		this.writer.lock();
		keeper.require(body.region());
		Body sound = check(this.reader.read().bodies(), body);
		return this.writer.write(null, sound, Wording.reason(reason), keeper);
	}

	/**
	 * Changes a body. If it is dissolved, the duties in it and its memberships end with
	 * it.
	 * @throws RefusedChangeException if it cannot be so
	 */
	@Transactional
	public void change(Body body, String reason, Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		Body former = structure.body(body.id());
		keeper.require(former.region());
		Body sound = check(structure.bodies(), body);
		if (sound.equals(former)) {
			return;
		}
		LocalDate last = sound.period().to();
		if (last != null) {
			dissolve(structure, sound, last, Wording.reason(reason), keeper);
		}
		requireNothingBefore(structure, sound);
		this.writer.write(former, sound, Wording.reason(reason), keeper);
	}

	private void dissolve(Structure structure, Body body, LocalDate last, String reason, Keeper keeper) {
		for (Duty duty : structure.duties(body)) {
			if (!duty.cancelled() && !duty.period().within(body.period())) {
				requireBegun(duty.period(), last);
				this.writer.write(duty, duty.during(duty.period().until(last)), body.region(), reason, keeper);
			}
		}
		for (Membership member : structure.members(body.id())) {
			if (!member.period().within(body.period())) {
				requireBegun(member.period(), last);
				this.writer.write(member, member.during(member.period().until(last)), body.region(), reason, keeper);
			}
		}
	}

	private static void requireBegun(Period period, LocalDate last) {
		if (period.from().isAfter(last)) {
			throw new RefusedChangeException("to", "later-parts", period.from().toString());
		}
	}

	static void requireNothingBefore(Structure structure, Body body) {
		LocalDate first = body.period().from();
		boolean earlier = structure.duties(body)
			.stream()
			.anyMatch((duty) -> !duty.cancelled() && duty.period().from().isBefore(first))
				|| structure.members(body.id()).stream().anyMatch((member) -> member.period().from().isBefore(first));
		if (earlier) {
			throw new RefusedChangeException("from", "earlier-parts");
		}
	}

	/**
	 * Lets units lead a body or take part in it.
	 * @param joining the memberships, without numbers
	 * @throws RefusedChangeException if one of them cannot
	 */
	@Transactional
	public void join(List<Membership> joining, String reason, Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		List<Membership> members = new ArrayList<>(structure.members());
		for (Membership member : joining) {
			Body body = structure.body(member.body());
			keeper.require(body.region());
			check(members, body, member);
			long id = this.writer.write(null, member, body.region(), Wording.reason(reason), keeper);
			members.add(member.numbered(id));
		}
	}

	/**
	 * Changes how and until when a unit takes part.
	 * @throws RefusedChangeException if it cannot be so
	 */
	@Transactional
	public void change(long id, Membership.Part part, int rank, @Nullable LocalDate last, String reason,
			Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		Membership former = structure.members()
			.stream()
			.filter((candidate) -> candidate.id() == id)
			.findFirst()
			.orElseThrow();
		Body body = structure.body(former.body());
		keeper.require(body.region());
		Membership now = new Membership(id, former.body(), former.unit(), part, rank, former.period().until(last));
		check(structure.members(), body, now);
		if (!now.equals(former)) {
			this.writer.write(former, now, body.region(), Wording.reason(reason), keeper);
		}
	}

	/**
	 * The body as it may be written.
	 * @throws RefusedChangeException if there cannot be such a body
	 */
	Body check(Collection<Body> others, Body body) {
		String name = Wording.required("name", body.name(), Wording.LONGEST_BODY);
		String english = Wording.text("nameEn", body.nameEn(), 2 * Wording.LONGEST_BODY);
		Period period = Wording.period(body.period().from(), body.period().to());
		Wording.rank("rank", body.rank());
		if (body.seat() != null && this.organization.unit(body.seat()).isEmpty()) {
			throw new RefusedChangeException("seat", "unknown-unit", body.seat());
		}
		if (body.packGroup() != null
				&& (body.kind() != BodyKind.WORKING_GROUP || this.pack.group(body.packGroup()).isEmpty())) {
			throw new RefusedChangeException("packGroup", "unknown-group", body.packGroup());
		}
		for (Body other : others) {
			if (other.id() != body.id() && other.region().equals(body.region()) && other.period().overlaps(period)) {
				if (other.name().equals(name)) {
					throw new RefusedChangeException("name", "same-name", name);
				}
				if (other.kind() == body.kind() && body.kind().single()) {
					throw new RefusedChangeException("kind", "one-such-body", other.name());
				}
			}
		}
		return new Body(body.id(), body.kind(), body.region(), name, english.isEmpty() ? null : english, body.seat(),
				body.packGroup(), body.rank(), period);
	}

	void check(Collection<Membership> others, Body body, Membership member) {
		Period period = Wording.period(member.period().from(), member.period().to());
		Wording.rank("rank", member.rank());
		if (this.organization.unit(member.unit()).isEmpty()) {
			throw new RefusedChangeException("unit", "unknown-unit", member.unit());
		}
		for (Membership other : others) {
			if (other.id() != member.id() && other.body() == body.id() && other.unit().equals(member.unit())
					&& other.period().overlaps(period)) {
				throw new RefusedChangeException("unit", "already-member", other.period().from().toString());
			}
		}
		Duties.within(period, body);
	}

}
