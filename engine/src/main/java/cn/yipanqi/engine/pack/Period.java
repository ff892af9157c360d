package cn.yipanqi.engine.pack;

import java.time.LocalDate;

/**
 * A period that totals are stated for; first and last day are included.
 */
public record Period(LocalDate first, LocalDate last) {

	public boolean holds(LocalDate day) {
		return !day.isBefore(this.first) && !day.isAfter(this.last);
	}

}
