package cn.yipanqi.api;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record as a program sends it.
 */
@Schema(description = "A record to be filed. The record type tells which fields and lines it takes.")
record RecordDraft(@Schema(description = "Code of the record type.") @Nullable String type,
		@Schema(description = "Code of the filing unit.", example = "health@239901") @Nullable String unit,
		@Schema(description = "Code of the region where it happened.", example = "239901001") @Nullable String region,
		@Schema(description = "Number of the supervised subject.") @Nullable Long subject,
		@Schema(description = "Business date.", format = "date", example = "2007-09-20") @Nullable String date,
		@Schema(description = "Values by field code: texts, numbers, true and false; days as 2007-09-20.") @Nullable Map<String, @Nullable Object> fields,
		@Nullable List<Line> lines,
		@Schema(description = "The program's own key of the record, in the place of the header Idempotency-Key.",
				maxLength = 200) @Nullable String key,
		@Schema(description = "Numbers of the records that it does not repeat, as named by a problem possible-repeat.") @Nullable List<@Nullable Long> confirm) {

	/**
	 * A line of it.
	 */
	@Schema(name = "RecordDraftLine")
	record Line(@Schema(description = "Code of the line type.") @Nullable String type,
			@Schema(description = "Code of the line's own unit, where its type has one.") @Nullable String unit,
			@Schema(description = "Values by field code.") @Nullable Map<String, @Nullable Object> fields) {
	}

}
