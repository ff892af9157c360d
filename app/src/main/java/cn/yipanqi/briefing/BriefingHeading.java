package cn.yipanqi.briefing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An issued briefing without its words, as a list shows it.
 */
public record BriefingHeading(long id, String code, int number, String title, LocalDate day, Instant issuedAt,
		String issuedBy) {
}
