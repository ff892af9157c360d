package cn.yipanqi.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a record as programs read it.
 *
 * @param operation what the revision did
 * @param recordedAt when the ledger took it
 */
@Schema(name = "Record", description = "A revision of a record. Sensitive values are masked.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordAnswer(@Schema(description = "The record; the same for all of its revisions.") UUID id,
		@Schema(description = "Number of the revision, from 1; a correction or cancellation names it.") int revision,
		@Schema(description = "What the revision did. A cancelled record counts no more and has no fields.") Entry.Operation operation,
		@Schema(description = "Code of the record type.") String type,
		@Schema(description = "Code of the unit that filed it.", example = "health@239901") String unit,
		@Schema(description = "Code of the region where it happened.", example = "239901") String region,
		@Schema(description = "The supervised subject, if it has one that lies within the scope.") @Nullable Reference subject,
		@Schema(description = "Business date: when it happened.") LocalDate date,
		@Schema(description = "When the ledger took the revision.") Instant recordedAt,
		@Schema(description = "Who filed the revision, by name.") String author,
		@Schema(description = "Why it was corrected or cancelled.") @Nullable String reason,
		@Schema(description = "Values by field code.") Map<String, Object> fields, List<Line> lines) {

	/**
	 * A line.
	 */
	@Schema(name = "RecordLine")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Line(@Schema(description = "Code of the line type.") String type,
			@Schema(description = "Code of the line's own unit, where its type has one.") @Nullable String unit,
			@Schema(description = "Values by field code.") Map<String, Object> fields) {
	}

	/**
	 * A subject, by number and name.
	 */
	@Schema(name = "SubjectReference")
	record Reference(long id, String name) {
	}

}
