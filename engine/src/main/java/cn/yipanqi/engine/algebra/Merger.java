package cn.yipanqi.engine.algebra;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.RegistryTypes;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a merger (合并) of two subjects, as far as figures go by it.
 *
 * @param seq number of the ledger entry
 * @param first number of the first revision: of mergers that contradict each other the
 * one that was filed first has effect, whatever is corrected later
 * @param since when it was recorded
 * @param supersedes number of the former revision, or null for the first
 * @param union what it says, or null for a cancellation
 */
public record Merger(long seq, long first, Instant since, @Nullable Long supersedes,
		@Nullable Union union) implements Serializable {

	/**
	 * Whether an entry is one.
	 */
	public static boolean isOne(Entry entry) {
		return RegistryTypes.MERGER.equals(entry.type());
	}

	/**
	 * What an entry says that {@link #isOne is one}.
	 */
	public static Merger of(Entry entry) {
		return new Merger(entry.seq(), entry.first(), entry.recordedAt(), entry.supersedes(),
				(entry.operation() == Entry.Operation.CANCEL) ? null : union(entry));
	}

	private static @Nullable Union union(Entry entry) {
		Long survivor = entry.subject();
		if (survivor == null || !(entry.fields().get(RegistryTypes.MERGED) instanceof BigDecimal merged)
				|| !(entry.fields().get(RegistryTypes.MERGED_REGION) instanceof String region)) {
			return null;
		}
		return !isNumber(merged) ? null : new Union(merged.longValueExact(), region, survivor, entry.subjectKind(),
				entry.subjectTier(), entry.region());
	}

	private static boolean isNumber(BigDecimal value) {
		return value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
				&& value.stripTrailingZeros().scale() <= 0;
	}

	/**
	 * Two subjects are one.
	 *
	 * @param merged the one that is not there any more
	 * @param mergedRegion where the registry had it
	 * @param survivor the one that it is
	 * @param kind the survivor's kind, or null
	 * @param tier the survivor's tier, or null
	 * @param region where the registry had the survivor
	 */
	public record Union(long merged, String mergedRegion, long survivor, @Nullable String kind, @Nullable String tier,
			String region) implements Serializable {
	}

}
