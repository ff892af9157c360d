package cn.yipanqi.returns;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * What a page about summary sheets is asked for, as the browser sends it; what is left
 * out is chosen.
 *
 * @param type code of the type of sheet
 * @param unit code of the unit
 * @param last last day of the period
 * @param region the region with all below it
 * @param differences whether only differences are shown
 */
record SummaryQuestion(@Nullable String type, @Nullable String unit,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate last, @Nullable String region,
		@Nullable Boolean differences) {

	static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	public boolean onlyDifferences() {
		return Boolean.TRUE.equals(this.differences);
	}

}
