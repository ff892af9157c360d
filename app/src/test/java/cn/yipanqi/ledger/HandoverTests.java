package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a node hands to its own board is what it would have read in the database.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class HandoverTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	private final Handover handover = new Handover();

	@Autowired
	private LedgerReader reader;

	@Autowired
	private JdbcTemplate jdbc;

	private Ledger ledger;

	@BeforeEach
	void ledgerThatNobodyFollows(@Autowired Organization organization, @Autowired Pack pack,
			@Autowired AuditTrail audit, @Autowired DraftCheck check, @Autowired Slots slots,
			@Autowired Registry registry, @Autowired RecordedTime time, @Autowired Protection protection,
			@Autowired TransactionTemplate transaction) {
		organization.load(pack.territory());
		this.ledger = new Ledger(new EntryWriter(this.jdbc, audit, this.handover, slots), this.reader, check, slots,
				registry, time, protection, transaction, (event) -> {
				});
	}

	@Test
	void decimalsFlagsSensitiveValuesAndLines() {
		Receipt filed = this.ledger.record(aCase("120.50", "13812345678"), OFFICE);
		Receipt operation = this.ledger.record(operation(), OFFICE);
		assertHandedAsRead(filed.seq(), operation.seq());
	}

	@Test
	void correctionsAndCancellations() {
		Receipt filed = this.ledger.record(aCase("1000.00", "13812345678"), OFFICE);
		Receipt corrected = this.ledger.correct(filed.record(), 1, aCase("900", Draft.Unchanged.UNCHANGED), "更正",
				OFFICE);
		Receipt cancelled = this.ledger.cancel(filed.record(), 2, "作废", OFFICE);
		assertHandedAsRead(filed.seq(), corrected.seq(), cancelled.seq());
	}

	@Test
	void whatWasTakenIsGone() {
		Receipt filed = this.ledger.record(operation(), OFFICE);
		assertThat(this.handover.take(List.of(filed.seq()))).hasSize(1);
		assertThat(this.handover.take(List.of(filed.seq()))).isEmpty();
	}

	@Test
	void keepsTheLatestOnly() {
		List<Long> former = file(3_000);
		List<Long> later = file(3_000);
		assertThat(this.handover.take(former)).hasSizeLessThan(3_000);
		assertThat(this.handover.take(later)).hasSize(3_000);
	}

	private List<Long> file(int count) {
		return this.ledger.recordAll(Stream.generate(HandoverTests::operation).limit(count).toList(), OFFICE)
			.stream()
			.map((outcome) -> Objects.requireNonNull(outcome.receipt()).seq())
			.toList();
	}

	private static Draft aCase(String value, Object phone) {
		return new Draft("case_filed", "aic@239901", "239901", null, DAY, Map.of("case_number", "案" + UUID.randomUUID(),
				"cause", "other", "den_related", "false", "party_phone", phone, "goods_value", value), List.of(), null);
	}

	private static Draft operation() {
		return JointOperations.titled("联合检查", UUID.randomUUID().toString());
	}

	private void assertHandedAsRead(Long... numbers) {
		Map<Long, Entry> handed = this.handover.take(List.of(numbers));
		assertThat(numbers).extracting(handed::get)
			.containsExactlyElementsOf(this.reader.entries(List.of(numbers), Scope.EVERYTHING));
	}

}
