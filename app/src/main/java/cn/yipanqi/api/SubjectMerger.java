package cn.yipanqi.api;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A merger of another subject into one.
 */
record SubjectMerger(@Schema(description = SubjectChange.VERSION) @Nullable String version,
		@Schema(description = "Code of the unit that says so.") @Nullable String unit,
		@Schema(description = "Business date; today if left out.") @Nullable LocalDate date,
		@Schema(description = "Number of the subject that turned out to be this one.") @Nullable Long other,
		@Schema(description = "Why, 1 to 500 characters.") @Nullable String reason) {
}
