package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.intake.sheet.ReadRow.Ready;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.FiledKeys;
import cn.yipanqi.ledger.FiledKeys.Filed;

import org.jspecify.annotations.Nullable;

/**
 * What became of rows that were filed before: under the key of an earlier version, or of
 * a record that was cancelled. A cancelled row is filed again under a key of its own, so
 * that it, too, is known when it comes once more.
 */
final class RowHistory {

	private static final String NEXT = "~";

	private final FiledKeys keys;

	private final Map<String, Long> former = new HashMap<>();

	RowHistory(FiledKeys keys) {
		this.keys = keys;
	}

	/**
	 * The rows, those that an earlier version has filed under the key of that time.
	 */
	List<Ready> underTheirKeys(List<Ready> rows) {
		List<String> formerKeys = rows.stream().map(Ready::formerKey).filter(Objects::nonNull).toList();
		if (formerKeys.isEmpty()) {
			return rows;
		}
		Map<String, Filed> filed = this.keys.among(formerKeys);
		filed.values().removeIf(Filed::cancelled);
		filed.forEach((key, found) -> this.former.put(key, found.number()));
		return rows.stream().map((row) -> {
			String key = row.formerKey();
			return (key != null && filed.containsKey(key)) ? row.under(key) : row;
		}).toList();
	}

	/**
	 * The number of the record that an earlier version has made of the row, read
	 * otherwise than it is today; null if there is none.
	 */
	@Nullable Long filedOtherwise(Ready row) {
		String key = row.formerKey();
		return (key != null && key.equals(row.draft().clientKey())) ? this.former.get(key) : null;
	}

	/**
	 * Those of the rows that something was filed of.
	 */
	List<Ready> known(List<Ready> rows) {
		Map<String, Filed> filed = this.keys.among(rows.stream().map(RowHistory::key).toList());
		return rows.stream().filter((row) -> filed.containsKey(key(row))).toList();
	}

	/**
	 * Tells cancelled rows from others that were filed before.
	 * @param rows rows that were filed
	 * @param tally takes those whose record counts
	 * @return the others, under the keys that they are filed under again
	 */
	List<Cancelled> cancelled(List<Ready> rows, Tally tally) {
		List<Cancelled> cancelled = new ArrayList<>();
		List<Cancelled> open = rows.stream().map((row) -> new Cancelled(row, 0)).toList();
		while (!open.isEmpty()) {
			Map<String, Filed> filed = this.keys.among(open.stream().map((row) -> key(row.row)).toList());
			List<Cancelled> next = new ArrayList<>();
			for (Cancelled row : open) {
				Filed found = filed.get(key(row.row));
				if (found == null) {
					cancelled.add(row);
				}
				else if (found.cancelled()) {
					next.add(new Cancelled(row.row.under(next(key(row.row))), found.number()));
				}
				else {
					tally.alreadyThere();
				}
			}
			open = next;
		}
		return cancelled;
	}

	private static String key(Ready row) {
		return Objects.requireNonNull(row.draft().clientKey());
	}

	private static String next(String key) {
		int end = key.indexOf(NEXT);
		return (end < 0) ? key + NEXT + 2 : key.substring(0, end + 1) + (Integer.parseInt(key.substring(end + 1)) + 1);
	}

	/**
	 * A row whose record was cancelled.
	 *
	 * @param row the row, under the key that it would be filed under again
	 * @param number number of the record
	 */
	record Cancelled(Ready row, long number) {

		Problem problem() {
			return new Problem(this.row.row().number(), this.row.row().place(), "",
					Fault.FILED_AND_CANCELLED.messageKey(), List.of(String.valueOf(this.number)), null);
		}

	}

}
