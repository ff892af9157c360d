package cn.yipanqi.briefing.composition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * For where and when a briefing is composed.
 *
 * @param region code of the region that reports
 * @param day last business date
 * @param asOf only what was recorded up to this moment, or null for all
 * @param locale language of numbers and dates
 */
public record Setting(String region, LocalDate day, @Nullable Instant asOf, Locale locale) {

	/**
	 * Whatever the region sees, and nothing else.
	 */
	Scope scope() {
		return new Scope(this.region, null);
	}

	boolean isEnglish() {
		return this.locale.getLanguage().equals("en");
	}

	Phrasing phrasing() {
		return new Phrasing(isEnglish());
	}

}
