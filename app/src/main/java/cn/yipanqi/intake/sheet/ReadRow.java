package cn.yipanqi.intake.sheet;

import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read: what its record would say, and what could not be read.
 *
 * @param number number of the row among those that say something
 * @param place its row
 * @param values the values by path, without those of fields and lines
 * @param fields values of the fields by code
 * @param lines its lines
 * @param problems what could not be read
 * @param unread paths of what could not be read
 * @param cells where each path stands
 */
public record ReadRow(long number, Place place, Map<String, String> values, Map<String, Object> fields,
		List<ReadLine> lines, List<Problem> problems, Set<String> unread, Map<String, Place> cells) {

	public @Nullable String value(String path) {
		return this.values.get(path);
	}

	/**
	 * A line of the record.
	 */
	public record ReadLine(String type, @Nullable String unit, Map<String, Object> fields, Map<String, Place> cells,
			Place place) {
	}

	/**
	 * A row with its subject, ready to be filed or refused.
	 *
	 * @param subject the supervised subject, or null
	 * @param draft what it says
	 * @param key digest by which it is known again
	 * @param content digest of what it says
	 */
	public record Ready(ReadRow row, @Nullable Subject subject, Draft draft, String key, String content) {
	}

}
