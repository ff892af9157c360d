package cn.yipanqi.intake.sheet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.Serials;

/**
 * Days as people and other systems write them. Where a text can mean several days, or
 * leaves out the year, it is read only if exactly one of its meanings lies within the
 * campaign: all others could not be filed anyway.
 *
 * @param first first day of the campaign
 * @param last last day that a record can bear now
 * @param zone zone of the campaign
 * @param rewritten whether Excel may have written the texts anew, as it does with text
 * files: 9.20 has become 9.2 then
 */
record DayText(LocalDate first, LocalDate last, ZoneId zone, boolean rewritten) {

	private static final int LONGEST = 60;

	/**
	 * Reads a cell that should hold a day.
	 */
	Reading read(GridCell cell) {
		return switch (cell.kind()) {
			case DAY -> Reading.of(cell.text());
			case NUMBER -> cell.shown().equals(cell.text()) ? number(cell.text())
					: text(cell.shown()).formerly(number(cell.text()).value());
			case TEXT -> cell.shown().equals(cell.text()) ? text(cell.text())
					: text(cell.shown()).formerly(text(cell.text()).value());
			default -> Reading.refused(Fault.DATE_UNREADABLE, "");
		};
	}

	private Reading number(String number) {
		if (number.matches("\\d{8}")) {
			return text(number);
		}
		LocalDate day = number.matches("\\d{5}") ? Serials.day(number, false) : null;
		return (day != null) ? Reading.of(day.toString()) : Reading.refused(Fault.DATE_UNREADABLE, "");
	}

	private Reading text(String written) {
		if (written.length() > LONGEST) {
			return Reading.refused(Fault.DATE_UNREADABLE, "");
		}
		DayMeanings meanings = DayMeanings.of(written, this);
		return (meanings.fault() != null) ? Reading.refused(meanings.fault(), meanings.detail()) : one(meanings);
	}

	private Reading one(DayMeanings meanings) {
		List<LocalDate> possible = meanings.days()
			.stream()
			.filter((day) -> !day.isBefore(this.first) && !day.isAfter(this.last))
			.toList();
		if (possible.size() == 1) {
			return Reading.of(possible.get(0).toString());
		}
		if (meanings.days().size() == 1 && meanings.saysYear()) {
			return Reading.of(meanings.days().first().toString());
		}
		if (meanings.days().isEmpty()) {
			return Reading.refused(Fault.DATE_UNREADABLE, "");
		}
		return meanings.saysYear() || !possible.isEmpty()
				? Reading.refused(Fault.DATE_AMBIGUOUS,
						(possible.isEmpty() ? new ArrayList<>(meanings.days()) : possible).toString())
				: Reading.refused(Fault.YEAR_UNSAID);
	}

}
