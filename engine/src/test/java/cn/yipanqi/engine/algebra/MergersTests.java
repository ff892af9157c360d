package cn.yipanqi.engine.algebra;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.RegistryTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MergersTests {

	private static final String HERE = "239901001";

	private static final String THERE = "239902001";

	private final Mergers mergers = new Mergers();

	@Test
	void entryCountsAsTheSurvivorsFromTheMomentOfTheMergerOn() {
		this.mergers.take(List.of(merger(5, 1, HERE, 2, THERE)));
		Entry before = counted(1, HERE, 4);
		assertThat(before.subject()).isEqualTo(1);
		assertThat(before.region()).isEqualTo(HERE);
		Entry since = counted(1, HERE, 5);
		assertThat(since.subject()).isEqualTo(2);
		assertThat(since.region()).isEqualTo(THERE);
		assertThat(since.subjectKind()).isEqualTo("kind 2");
		assertThat(since.subjectTier()).isEqualTo("tier 2");
		assertThat(since.first()).isEqualTo(before.first());
		assertThat(since.date()).isEqualTo(before.date());
	}

	@Test
	void whatHappenedElsewhereStaysThere() {
		this.mergers.take(List.of(merger(5, 1, HERE, 2, THERE)));
		assertThat(counted(1, "239903", 6).region()).isEqualTo("239903");
	}

	@Test
	void mergersChainInWhateverOrderTheyAreFiled() {
		this.mergers.take(List.of(merger(5, 2, THERE, 3, HERE), merger(6, 1, "239903", 2, THERE)));
		assertThat(counted(2, THERE, 5).subject()).isEqualTo(3);
		assertThat(counted(1, "239903", 5).subject()).isEqualTo(1);
		assertThat(counted(1, "239903", 6).subject()).isEqualTo(3);
		assertThat(counted(1, "239903", 6).region()).isEqualTo(HERE);
	}

	@Test
	void cancelledMergerSplitsAgain() {
		assertThat(this.mergers.take(List.of(merger(5, 1, HERE, 2, THERE)))).containsOnlyKeys(1L);
		assertThat(this.mergers.take(List.of(cancellation(8, 5)))).containsOnlyKeys(1L);
		assertThat(counted(1, HERE, 7).subject()).isEqualTo(2);
		assertThat(counted(1, HERE, 8).subject()).isEqualTo(1);
	}

	@Test
	void ofTwoThatContradictEachOtherTheFirstHasEffectAsLongAsItIsInForce() {
		this.mergers.take(List.of(merger(5, 1, HERE, 2, THERE), merger(6, 2, THERE, 1, HERE),
				merger(7, 1, HERE, 3, HERE), cancellation(8, 5)));
		assertThat(counted(1, HERE, 7).subject()).isEqualTo(2);
		assertThat(counted(2, THERE, 7).subject()).isEqualTo(2);
		assertThat(counted(1, HERE, 8).subject()).isEqualTo(3);
		assertThat(counted(2, THERE, 8).subject()).isEqualTo(3);
	}

	@Test
	void circlesHaveNoLastOne() {
		this.mergers.take(List.of(merger(5, 1, HERE, 2, HERE), merger(6, 2, HERE, 3, HERE), merger(7, 3, HERE, 1, HERE),
				merger(8, 4, HERE, 4, HERE)));
		assertThat(counted(1, HERE, 9).subject()).isEqualTo(3);
		assertThat(counted(3, HERE, 9).subject()).isEqualTo(3);
		assertThat(counted(4, HERE, 9).subject()).isEqualTo(4);
	}

	@Test
	void whoIsNotMergedIsLeftAlone() {
		assertThat(this.mergers.take(List.of(merger(5, 1, HERE, 2, THERE)))).doesNotContainKey(2L);
		assertThat(this.mergers.of(2L).isEmpty()).isTrue();
		assertThat(this.mergers.of(null).isEmpty()).isTrue();
		assertThat(this.mergers.take(List.of(merger(6, 2, THERE, 1, HERE)))).isEmpty();
	}

	private Entry counted(long subject, String region, long asOf) {
		Entry inspection = new Entry(1, 1, new UUID(1, 1), 1, Entry.Operation.RECORD, "inspection", "health@2399",
				region, subject, "kind", "tier", LocalDate.of(2007, 9, 1), moment(1), "a", null, null, Map.of(),
				List.of());
		return this.mergers.of(subject).at(inspection, moment(asOf));
	}

	private static Entry merger(long seq, long merged, String mergedRegion, long survivor, String region) {
		return new Entry(seq, seq, new UUID(1, seq), 1, Entry.Operation.RECORD, RegistryTypes.MERGER, "health@2399",
				region, survivor, "kind " + survivor, "tier " + survivor, LocalDate.of(2007, 9, 1), moment(seq), "a",
				null, null,
				Map.of(RegistryTypes.MERGED, BigDecimal.valueOf(merged), RegistryTypes.MERGED_REGION, mergedRegion),
				List.of());
	}

	private static Entry cancellation(long seq, long merger) {
		return new Entry(seq, merger, new UUID(1, merger), 2, Entry.Operation.CANCEL, RegistryTypes.MERGER,
				"health@2399", "2399", 2L, null, null, LocalDate.of(2007, 9, 1), moment(seq), "a", merger, "r",
				Map.of(), List.of());
	}

	private static Instant moment(long seq) {
		return Instant.parse("2007-09-01T00:00:00Z").plusSeconds(seq);
	}

}
