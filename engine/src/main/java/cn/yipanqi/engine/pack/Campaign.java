package cn.yipanqi.engine.pack;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A time-boxed special rectification action (专项整治行动): its name, its days (both included),
 * its language and zone, the papers it stands on, what its region levels are called, and
 * which indicators lead wherever the whole campaign is shown, the most telling first.
 */
public record Campaign(String code, String version, String name, @Nullable String nameEn, Locale locale, ZoneId zone,
		LocalDate start, LocalDate end, List<String> basis, Map<String, String> regionLevels,
		List<String> headlines) implements Named {

	/**
	 * The day, or the campaign's last day when that is over.
	 */
	public LocalDate latest(LocalDate day) {
		return day.isAfter(this.end) ? this.end : day;
	}

}
