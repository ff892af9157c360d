package cn.yipanqi.briefing;

import java.time.Instant;
import java.time.LocalDate;

import cn.yipanqi.briefing.composition.Composition;
import org.jspecify.annotations.Nullable;

/**
 * An issued briefing: frozen, whatever is corrected later.
 *
 * @param id its number in the database
 * @param code code of its kind
 * @param region code of the region that reports
 * @param number which one of its kind and region it is, from 1
 * @param title its title
 * @param day last business date
 * @param asOf only what was recorded up to this moment is in it
 * @param issuedAt when it was issued
 * @param issuedBy the account that issued it
 * @param composition its words with what they stand on
 * @param digest SM3 of its Word file
 * @param seal the checkpoint that its Word file bears, or null if it bears none
 */
public record Briefing(long id, String code, String region, int number, String title, LocalDate day, Instant asOf,
		Instant issuedAt, String issuedBy, Composition composition, String digest, @Nullable SealMark seal) {
}
