package cn.yipanqi.intake.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook was made for, as it says itself on a hidden sheet.
 *
 * @param pack digest of the pack
 * @param type code of the record type
 * @param unit code of the unit; null if it was made for none
 */
public record Fingerprint(String pack, String type, @Nullable String unit) {

	/** The sheet that bears it. */
	static final String SHEET = "yipanqi";

	/** The sheet that holds what the drop-downs offer. */
	static final String LISTS = "lists";

	private static final int MOST_ROWS = 10;

	/**
	 * The fingerprint of a file; null if it has none.
	 */
	public static @Nullable Fingerprint of(Grid grid) {
		if (!grid.sheets().contains(SHEET)) {
			return null;
		}
		Map<String, String> values = new HashMap<>();
		try (GridRows rows = grid.open(SHEET)) {
			for (GridRow row = rows.next(); row != null && values.size() < MOST_ROWS; row = rows.next()) {
				GridCell name = row.cell(0);
				GridCell value = row.cell(1);
				if (name != null && value != null) {
					values.put(name.text(), value.text());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String pack = values.get("pack");
		String type = values.get("type");
		return (pack != null && type != null) ? new Fingerprint(pack, type, values.get("unit")) : null;
	}

}
