package cn.yipanqi.organization;

/**
 * That a unit leads a body or takes part in it.
 *
 * @param id its number; 0 while it has none
 * @param unit code of the unit
 */
public record Membership(long id, long body, String unit, Part part, int rank, Period period) {

	/**
	 * How a unit takes part.
	 */
	public enum Part {

		/** 牵头. */
		LEAD,
		/** 参与. */
		MEMBER

	}

	Membership numbered(long number) {
		return new Membership(number, this.body, this.unit, this.part, this.rank, this.period);
	}

	Membership in(long otherBody) {
		return new Membership(this.id, otherBody, this.unit, this.part, this.rank, this.period);
	}

	Membership during(Period other) {
		return new Membership(this.id, this.body, this.unit, this.part, this.rank, other);
	}

}
