package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which records a list shows; null means any.
 *
 * @param type code of the record type
 * @param unit code of the filing unit
 * @param region the region with all below it; empty for everywhere
 * @param from first business date
 * @param to last business date
 * @param cancelled only cancelled records, or only those that count
 * @param text part of a value or of the subject's name
 * @param batch the file that they came by
 * @param subjects numbers of the subjects that they are about
 */
public record LedgerQuery(@Nullable String type, @Nullable String unit, String region, @Nullable LocalDate from,
		@Nullable LocalDate to, @Nullable Boolean cancelled, @Nullable String text, @Nullable FiledBatch batch,
		@Nullable List<Long> subjects) {

	private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

	private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

	public LedgerQuery {
		from = (from != null && from.isAfter(LAST)) ? LAST : from;
		to = (to != null && to.isBefore(FIRST)) ? FIRST : to;
		from = (from != null && from.isBefore(FIRST)) ? FIRST : from;
		to = (to != null && to.isAfter(LAST)) ? LAST : to;
	}

	public LedgerQuery(@Nullable String type, @Nullable String unit, String region, @Nullable LocalDate from,
			@Nullable LocalDate to, @Nullable Boolean cancelled, @Nullable String text) {
		this(type, unit, region, from, to, cancelled, text, null, null);
	}

	/**
	 * The same, of one batch only.
	 */
	public LedgerQuery of(@Nullable FiledBatch wanted) {
		return new LedgerQuery(this.type, this.unit, this.region, this.from, this.to, this.cancelled, this.text, wanted,
				this.subjects);
	}

	/**
	 * All records about some subjects.
	 */
	public static LedgerQuery about(List<Long> subjects) {
		return new LedgerQuery(null, null, "", null, null, null, null, null, List.copyOf(subjects));
	}

}
