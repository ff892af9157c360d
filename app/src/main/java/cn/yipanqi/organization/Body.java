package cn.yipanqi.organization;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A body (机构) that commands a part of the campaign.
 *
 * @param id its number; 0 while it has none
 * @param seat code of the unit it sits in (设在), or null
 * @param packGroup code of the pack's working group whose work it does, or null
 * @param rank its place among its kind in the region, the first first
 */
public record Body(long id, BodyKind kind, String region, String name, @Nullable String nameEn, @Nullable String seat,
		@Nullable String packGroup, int rank, Period period) {

	public String name(Locale locale) {
		return (this.nameEn != null && locale.getLanguage().equals("en")) ? this.nameEn : this.name;
	}

	Body numbered(long number) {
		return new Body(number, this.kind, this.region, this.name, this.nameEn, this.seat, this.packGroup, this.rank,
				this.period);
	}

	Body during(Period other) {
		return new Body(this.id, this.kind, this.region, this.name, this.nameEn, this.seat, this.packGroup, this.rank,
				other);
	}

}
