package cn.yipanqi.intake.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.yipanqi.intake.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * A row read by a mapping: what the record will say, not yet compared with the pack's
 * rules.
 *
 * @param number number of the row
 * @param place its line
 * @param record code of the record type
 * @param clientKey its natural key, hashed: the same row gives the same key in every
 * import
 * @param content digest of all its cells, by which a repetition is told from a
 * contradiction
 */
public record MappedRow(long number, Place place, String record, String clientKey, String content,
		@Nullable MappedSubject subject, String unit, String region, LocalDate date, Map<String, Object> fields,
		List<MappedLine> lines) {

	/**
	 * The supervised subject as the row describes it.
	 *
	 * @param identity what makes it the same subject: credit code, else licence, else
	 * name and address
	 */
	public record MappedSubject(String identity, String kind, @Nullable String tier, String name, @Nullable String uscc,
			@Nullable String licence, String region, @Nullable String address) {
	}

	/**
	 * A line of the record.
	 */
	public record MappedLine(String type, @Nullable String unit, Map<String, Object> fields) {
	}

}
