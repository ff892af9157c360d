package cn.yipanqi.organization;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a duty to a person of the list or to somebody new, as one change.
 */
@Service
class Appointments {

	private final Organization organization;

	private final StructureReader reader;

	private final Duties duties;

	private final People people;

	Appointments(Organization organization, StructureReader reader, Duties duties, People people) {
		this.organization = organization;
		this.reader = reader;
		this.duties = duties;
		this.people = people;
	}

	/**
	 * @return code of the region whose structure has changed
	 * @throws RefusedChangeException if something about it is not acceptable
	 */
	@Transactional
	String appoint(ChangeForm form, Keeper keeper) {
		Long body = form.text("body").isEmpty() ? null : form.number("body");
		String unit = (body == null) ? this.organization.unit(form.text("unit")).orElseThrow().code() : null;
		String region = this.reader.read().region(body, unit);
		keeper.require(region);
		DutyKind kind = form.choice(DutyKind.class, "kind");
		Period period = form.period();
		int rank = form.rank();
		boolean chosen = !form.text("person").isEmpty();
		if (chosen && !form.text("name").isEmpty()) {
			throw new RefusedChangeException("person", "two-people");
		}
		long person = chosen ? chosen(form.number("person"), keeper)
				: this.people.add(region, form.person(), form.text("reason"), keeper);
		this.duties.begin(new Duty(0, person, body, unit, kind, rank, period, false), form.text("reason"), keeper);
		return region;
	}

	private long chosen(long id, Keeper keeper) {
		keeper.require(this.reader.read().person(id).region());
		return id;
	}

}
