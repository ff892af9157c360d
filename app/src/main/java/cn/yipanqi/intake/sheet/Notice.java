package cn.yipanqi.intake.sheet;

import java.util.EnumSet;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;

import org.jspecify.annotations.Nullable;

/**
 * Something that was not read, or read otherwise than it says, and that whoever imports
 * should know.
 *
 * @param value what stands there
 * @param rows how many rows it concerns; null where that says nothing
 */
public record Notice(Fault fault, Place place, String value, @Nullable Long rows) {

	private static final Set<Fault> TO_BE_CONFIRMED = EnumSet.of(Fault.ROWS_HIDDEN, Fault.COLUMN_HIDDEN,
			Fault.COLUMN_RESTYLED, Fault.SHEET_LEFT, Fault.UNIT_OTHER);

	public Notice(Fault fault, Place place, String value) {
		this(fault, place, value, null);
	}

	/**
	 * Whether nothing is filed before somebody has said that it is meant so.
	 */
	public boolean toBeConfirmed() {
		return TO_BE_CONFIRMED.contains(this.fault);
	}

}
