package cn.yipanqi.organization;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Days from the first to the last, both included.
 *
 * @param from the first day
 * @param to the last day, or null while there is no end
 */
public record Period(LocalDate from, @Nullable LocalDate to) {

	/**
	 * Days that are no slip of a pen: campaigns are of our time.
	 */
	static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

	static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

	public static Period since(LocalDate from) {
		return new Period(from, null);
	}

	public boolean contains(LocalDate day) {
		return !day.isBefore(this.from) && (this.to == null || !day.isAfter(this.to));
	}

	public boolean overlaps(Period other) {
		return (this.to == null || !other.from.isAfter(this.to)) && (other.to == null || !this.from.isAfter(other.to));
	}

	boolean within(Period other) {
		return !this.from.isBefore(other.from) && (other.to == null || (this.to != null && !this.to.isAfter(other.to)));
	}

	boolean isOrdered() {
		return this.to == null || !this.to.isBefore(this.from);
	}

	Period until(@Nullable LocalDate last) {
		return new Period(this.from, last);
	}

	static boolean isPlausible(LocalDate day) {
		return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
	}

}
