package cn.yipanqi.engine.algebra;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Which figure is meant: an indicator at a scope, over a window, as known at a moment.
 *
 * @param indicator code of the indicator
 * @param region the region with all below it; the empty code is everywhere
 * @param department only this department's, or null for all
 * @param group only this working group's, or null for all
 * @param from first business date, or null for the beginning
 * @param to last business date, or null for no end
 * @param asOf only what was recorded up to this moment, or null for now
 */
public record FigureQuery(String indicator, String region, @Nullable String department, @Nullable String group,
		@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Instant asOf) {

	public FigureQuery of(String otherIndicator) {
		return new FigureQuery(otherIndicator, this.region, this.department, this.group, this.from, this.to, this.asOf);
	}

	public FigureQuery in(String otherRegion) {
		return new FigureQuery(this.indicator, otherRegion, this.department, this.group, this.from, this.to, this.asOf);
	}

	public FigureQuery by(@Nullable String otherDepartment) {
		return new FigureQuery(this.indicator, this.region, otherDepartment, this.group, this.from, this.to, this.asOf);
	}

	public FigureQuery within(@Nullable LocalDate first, @Nullable LocalDate last) {
		return new FigureQuery(this.indicator, this.region, this.department, this.group, first, last, this.asOf);
	}

	public FigureQuery asOf(@Nullable Instant moment) {
		return new FigureQuery(this.indicator, this.region, this.department, this.group, this.from, this.to, moment);
	}

}
