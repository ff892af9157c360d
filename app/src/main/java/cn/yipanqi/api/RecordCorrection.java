package cn.yipanqi.api;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A correction as a program sends it.
 */
@Schema(description = "The whole content of the next revision: what is left out is gone.")
record RecordCorrection(
		@Schema(description = "The revision that was read.",
				requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Integer revision,
		@Schema(description = "Why, 1 to 500 characters.",
				requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason,
		@Schema(description = "Codes of sensitive fields whose values stay as they are.") @Nullable List<String> unchanged,
		@Nullable String unit, @Nullable String region, @Nullable Long subject,
		@Schema(format = "date") @Nullable String date, @Nullable Map<String, @Nullable Object> fields,
		@Nullable List<RecordDraft.Line> lines,
		@Schema(description = "Numbers of the records that it does not repeat, as named by a problem possible-repeat.") @Nullable List<@Nullable Long> confirm) {
}
