package cn.yipanqi.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import cn.yipanqi.access.AuditQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the auditor searches for, as the browser sends it.
 *
 * @param from first day
 * @param to last day
 */
record AuditFilter(@Nullable String account, @Nullable String action, @Nullable String object, @Nullable String origin,
		@Nullable Boolean refused, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String text) {

	private static final int LAST_YEAR = 9999;

	AuditQuery query(ZoneId zone) {
		return new AuditQuery(given(this.account), given(this.action), given(this.object), given(this.origin),
				Boolean.TRUE.equals(this.refused), start(this.from, zone),
				start((this.to != null && this.to.getYear() < LAST_YEAR) ? this.to.plusDays(1) : null, zone),
				given(this.text));
	}

	private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
		if (day == null) {
			return null;
		}
		LocalDate held = (day.getYear() > LAST_YEAR) ? LocalDate.of(LAST_YEAR, 12, 31)
				: ((day.getYear() < 1) ? LocalDate.of(1, 1, 1) : day);
		return held.atStartOfDay(zone).toInstant();
	}

	/**
	 * How many things are asked for.
	 */
	public long size() {
		return stated().size();
	}

	/**
	 * What is asked for, by name.
	 */
	Map<String, String> stated() {
		Map<String, String> stated = new TreeMap<>();
		Stream
			.of(entry("account", this.account), entry("action", this.action), entry("object", this.object),
					entry("origin", this.origin), entry("refused", Boolean.TRUE.equals(this.refused) ? "true" : ""),
					entry("from", this.from), entry("to", this.to), entry("text", this.text))
			.filter((entry) -> !entry.getValue().isEmpty())
			.forEach((entry) -> stated.put(entry.getKey(), entry.getValue()));
		return stated;
	}

	private static Map.Entry<String, String> entry(String name, @Nullable Object value) {
		return Map.entry(name, given((value != null) ? value.toString() : ""));
	}

	private static String given(@Nullable String text) {
		return Objects.requireNonNullElse(text, "").strip();
	}

}
