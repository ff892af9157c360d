package cn.yipanqi.engine.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One revision of one record, as the append-only ledger holds it. A correction is the
 * next revision and supersedes the former; a cancellation supersedes it with nothing.
 *
 * @param seq the entry's number in the ledger, unique and never reused
 * @param first number of the record's first entry: its place in time among records of one
 * day, whatever is corrected later
 * @param record the record that it is a revision of
 * @param revision from 1
 * @param operation what the entry does
 * @param type code of the record type
 * @param unit code of the unit that filed it
 * @param region where it happened, a region's code
 * @param subject the supervised subject, or null
 * @param subjectKind kind of that subject when it was filed, or null
 * @param subjectTier tier of that subject when it was filed, or null
 * @param date business date: when it happened
 * @param recordedAt when the ledger took it
 * @param author account that filed it
 * @param supersedes number of the former revision, or null for the first
 * @param reason why it was corrected or cancelled, or null
 * @param fields values by field code: numbers, texts, flags; absent where not given
 * @param lines lines in order
 */
public record Entry(long seq, long first, UUID record, int revision, Operation operation, String type, String unit,
		String region, @Nullable Long subject, @Nullable String subjectKind, @Nullable String subjectTier,
		LocalDate date, Instant recordedAt, String author, @Nullable Long supersedes, @Nullable String reason,
		Map<String, Object> fields, List<EntryLine> lines) {

	public String department() {
		return UnitCode.department(this.unit);
	}

	/**
	 * What a name means in an expression over the record: a field, or one of
	 * {@code date}, {@code region}, {@code department}, {@code subject_kind} and
	 * {@code subject_tier}; null where there is no value.
	 */
	public @Nullable Object value(String name) {
		return switch (name) {
			case "date" -> this.date.toString();
			case "region" -> this.region;
			case "department" -> department();
			case "subject_kind" -> this.subjectKind;
			case "subject_tier" -> this.subjectTier;
			default -> this.fields.get(name);
		};
	}

	/**
	 * What an entry does to its record.
	 */
	public enum Operation {

		RECORD, CORRECT, CANCEL

	}

}
