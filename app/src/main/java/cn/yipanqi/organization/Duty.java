package cn.yipanqi.organization;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * That a person holds something, from a day to a day.
 *
 * @param id its number; 0 while it has none
 * @param body number of the body it is held in, or null if it is held for a unit
 * @param unit code of the unit it is held for, or null if it is held in a body
 * @param rank the order among the holders, the first first
 * @param cancelled whether it was entered by mistake and never held
 */
public record Duty(long id, long person, @Nullable Long body, @Nullable String unit, DutyKind kind, int rank,
		Period period, boolean cancelled) {

	/**
	 * Rank of what nobody has ranked.
	 */
	public static final int UNRANKED = 100;

	static final Comparator<Duty> IN_ORDER = Comparator.comparing(Duty::kind)
		.thenComparing(Duty::rank)
		.thenComparing((duty) -> duty.period().from())
		.thenComparing(Duty::id);

	/**
	 * What is held: two duties with equal posts are the same seat.
	 */
	record Post(@Nullable Long body, @Nullable String unit, DutyKind kind) {
	}

	Post post() {
		return new Post(this.body, this.unit, this.kind);
	}

	Duty numbered(long number) {
		return new Duty(number, this.person, this.body, this.unit, this.kind, this.rank, this.period, this.cancelled);
	}

	Duty of(long otherPerson, @Nullable Long otherBody) {
		return new Duty(this.id, otherPerson, otherBody, this.unit, this.kind, this.rank, this.period, this.cancelled);
	}

	Duty during(Period other) {
		return new Duty(this.id, this.person, this.body, this.unit, this.kind, this.rank, other, this.cancelled);
	}

	Duty ranked(int other) {
		return new Duty(this.id, this.person, this.body, this.unit, this.kind, other, this.period, this.cancelled);
	}

	Duty cancel() {
		return new Duty(this.id, this.person, this.body, this.unit, this.kind, this.rank, this.period, true);
	}

}
