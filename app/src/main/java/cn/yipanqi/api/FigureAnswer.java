package cn.yipanqi.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its definition beside it, and the way down to what it stands on.
 */
@Schema(name = "Figure", description = "An indicator at a scope, over a window, as known at a moment.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureAnswer(@Schema(description = "Code of the indicator.") String indicator, String name,
		@Schema(description = "Exact value in the base unit, in plain digits; absent where there is none, such as a "
				+ "ratio over zero.", example = "1284500.50") @Nullable String value,
		@Schema(description = "The same as a number, which not every program reads exactly.") @Nullable BigDecimal number,
		@Schema(description = "Unit of the value; % for a ratio.") String unit,
		@Schema(description = "Definition (口径) of the indicator.") String definition,
		@Schema(description = "The region with all below it.") String region,
		@Schema(description = "Only this department's.") @Nullable String department,
		@Schema(description = "Only this working group's.") @Nullable String group,
		@Schema(description = "First business date; absent for the beginning.") @Nullable LocalDate from,
		@Schema(description = "Last business date; absent for no end.") @Nullable LocalDate to,
		@Schema(description = "Only what was recorded up to this moment; absent for now.") @Nullable Instant asOf,
		@Schema(description = "The formula in words, for a derived figure.") @Nullable String formula,
		@Schema(description = "The figures that it is computed from, for a ratio (above and below the line) or a "
				+ "derived one.") @Nullable List<PartAnswer> parts,
		@Schema(description = "How many statements of records stand behind it; absent for a computed figure.") @Nullable Long statements,
		@Schema(description = "The figure of each region or department, if asked for.") @Nullable List<BreakdownAnswer> breakdown,
		@Schema(description = "Address of what stands behind it.") String trace,
		@Schema(description = "Address of its page for people.") String page) {

	/**
	 * A figure from which another is computed.
	 */
	@Schema(name = "FigurePart")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record PartAnswer(@Schema(description = "Code of the indicator.") String indicator, String name,
			@Nullable String value, String unit,
			@Schema(description = "Address of what stands behind it.") String trace) {
	}

	/**
	 * The figure of one region or department.
	 */
	@Schema(name = "FigureBreakdown")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record BreakdownAnswer(@Schema(description = "Code of the region or department.") String code, String name,
			@Nullable String value) {
	}

}
