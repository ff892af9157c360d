package cn.yipanqi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation as a program sends it.
 */
record RecordCancellation(
		@Schema(description = "The revision that was read.",
				requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Integer revision,
		@Schema(description = "Why, 1 to 500 characters.",
				requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {
}
