package cn.yipanqi.returns;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the comparison is asked for, as the browser sends it; what is left out is chosen.
 *
 * @param type code of the type of sheet
 * @param last last day of the period
 * @param region the region with all below it
 * @param differences whether only differences are shown
 */
record SummaryQuestion(@Nullable String type, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate last,
		@Nullable String region, @Nullable Boolean differences) {

	public boolean onlyDifferences() {
		return Boolean.TRUE.equals(this.differences);
	}

}
