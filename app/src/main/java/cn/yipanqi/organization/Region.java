package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.Locale;

import cn.yipanqi.engine.pack.Territory;
import org.jspecify.annotations.Nullable;

/**
 * A region (地区): city, county or town. Division codes change, so a code may have its
 * days.
 *
 * @param from the first day on which the code is valid, or null
 * @param to the last day on which the code is valid, or null
 */
public record Region(String code, String name, @Nullable String nameEn, Territory.Level level, @Nullable LocalDate from,
		@Nullable LocalDate to) {

	public String name(Locale locale) {
		return (this.nameEn != null && locale.getLanguage().equals("en")) ? this.nameEn : this.name;
	}

	public boolean isValid(LocalDate day) {
		return (this.from == null || !day.isBefore(this.from)) && (this.to == null || !day.isAfter(this.to));
	}

}
