package cn.yipanqi.api;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A closure of a subject.
 */
record SubjectClosure(@Schema(description = SubjectChange.VERSION) @Nullable String version,
		@Schema(description = "Code of the unit that says so.") @Nullable String unit,
		@Schema(description = "Business date; today if left out.") @Nullable LocalDate date,
		@Schema(description = "What became of it: closed, revoked, banned, left or mistaken.") @Nullable String cause,
		@Schema(description = "Why, 1 to 500 characters.") @Nullable String reason) {
}
