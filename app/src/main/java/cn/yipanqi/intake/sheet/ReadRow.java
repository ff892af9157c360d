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
 * @param former by path what was read in the place of a value before versions read what
 * cells show; null for nothing
 */
public record ReadRow(long number, Place place, Map<String, String> values, Map<String, Object> fields,
		List<ReadLine> lines, List<Problem> problems, Set<String> unread, Map<String, Place> cells,
		Map<String, @Nullable String> former) {

	public @Nullable String value(String path) {
		return this.values.get(path);
	}

	/**
	 * A line of the record.
	 *
	 * @param former as of a row
	 * @param isNew whether versions that did not read what cells show did not find it, or
	 * not that it belongs to the record
	 */
	public record ReadLine(String type, @Nullable String unit, Map<String, Object> fields, Map<String, Place> cells,
			Place place, Map<String, @Nullable String> former, boolean isNew) {
	}

	/**
	 * A row with its subject, ready to be filed or refused.
	 *
	 * @param subject the supervised subject, or null
	 * @param draft what it says
	 * @param key digest by which it is known again
	 * @param content digest of what it says
	 * @param formerKey the client key under which it may have been filed before versions
	 * read what cells show; null if there is none but that of the draft
	 */
	public record Ready(ReadRow row, @Nullable Subject subject, Draft draft, String key, String content,
			@Nullable String formerKey) {

		/**
		 * The same under another client key.
		 */
		public Ready under(String clientKey) {
			Draft keyed = new Draft(this.draft.type(), this.draft.unit(), this.draft.region(), this.draft.subject(),
					this.draft.date(), this.draft.fields(), this.draft.lines(), clientKey);
			return new Ready(this.row, this.subject, keyed, this.key, this.content, this.formerKey);
		}

	}

}
