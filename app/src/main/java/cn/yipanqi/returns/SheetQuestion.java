package cn.yipanqi.returns;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which sheet is meant, as the browser sends it; what is left out is chosen.
 *
 * @param type code of the type of sheet
 * @param unit code of the unit
 * @param last last day of the period
 */
record SheetQuestion(@Nullable String type, @Nullable String unit,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate last) {
}
