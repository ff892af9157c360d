package cn.yipanqi.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.upgrade.HomeFigures.Key;

/**
 * The figures of a former version that are meant to be others today.
 *
 * @param listed what they were and are
 * @param optional whether they may also be as they were
 */
record Differences(Map<Key, Change> listed, boolean optional) {

	private static final List<String> HEADING = List.of("indicator", "region", "department", "window", "then", "now",
			"reason");

	static Differences of(KeptVersion kept) throws IOException {
		Map<Key, Change> listed = new HashMap<>();
		for (String[] cells : Rows.read(kept.folder().resolve("intended-differences.tsv"), HEADING)) {
			if (cells.length != HEADING.size() || cells[6].isBlank()) {
				throw new IOException("A difference needs a reason: " + String.join(" ", cells));
			}
			listed.put(new Key(cells[0], cells[1], cells[2], cells[3]), new Change(cells[4], cells[5]));
		}
		return new Differences(listed, false);
	}

	/**
	 * The same, where what was changed may not be there, as in the pack of that day.
	 */
	Differences orNone() {
		return new Differences(this.listed, true);
	}

	/**
	 * The figures that are neither as they were nor as they are meant to be, in words.
	 */
	List<String> unexpected(HomeFigures then, HomeFigures now) {
		List<String> unexpected = new ArrayList<>();
		then.values().forEach((key, value) -> {
			String today = now.values().getOrDefault(key, "gone");
			Change change = this.listed.get(key);
			boolean expected = (change == null) ? today.equals(value)
					: change.then.equals(value) && (today.equals(change.now) || this.optional && today.equals(value));
			if (!expected) {
				unexpected.add("%s: %s then, %s now".formatted(key, value, today));
			}
		});
		return unexpected;
	}

	/**
	 * What a figure was and is.
	 */
	record Change(String then, String now) {
	}

}
