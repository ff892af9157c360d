package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Trace;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An act of one county's health bureau in which the police of the city and of a
 * neighbouring county took part: who may read it.
 */
@SpringBootTest(
		properties = { "yipanqi.pack=../engine/src/test/resources/packs/tiny", "yipanqi.now=2007-09-27T09:00:00" })
class ParticipantIntegrationTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final Scope HELPER = new Scope("239902", "police");

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerReader reader;

	@Autowired
	private Figures figures;

	@Autowired
	private Registry registry;

	private Receipt receipt;

	@BeforeEach
	void operation(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.receipt = this.ledger.record(draft("health@239901", "police@239902", "police@2399"), OFFICE);
	}

	@Test
	void unitReadsWhatItTookPartIn() {
		for (Scope scope : List.of(HELPER, new Scope("239902", null), new Scope("2399", "police"),
				new Scope("239901", "health"))) {
			assertThat(this.reader.find(this.receipt.record(), scope)).as("%s", scope).isPresent();
			assertThat(listed(scope, null)).as("%s", scope).contains(this.receipt.seq());
		}
	}

	@Test
	void cityUnitThatHelpedInACountyCountsThere() {
		Scope scope = new Scope("239901", "police");
		assertThat(this.reader.find(this.receipt.record(), scope)).isPresent();
		assertThat(trace("people", scope).rows()).extracting((row) -> row.entry().seq()).contains(this.receipt.seq());
	}

	@Test
	void othersDoNotReadIt() {
		for (Scope scope : List.of(new Scope("239902", "health"), new Scope("239902001", null),
				new Scope("239901", "aic"))) {
			assertThat(this.reader.find(this.receipt.record(), scope)).as("%s", scope).isEmpty();
			assertThat(listed(scope, null)).as("%s", scope).doesNotContain(this.receipt.seq());
		}
	}

	@Test
	void participantDoesNotWriteIt() {
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.ledger.cancel(this.receipt.record(), 1, "代为作废", new Author("police", HELPER)));
	}

	@Test
	void participantSeesTheCancellation() {
		this.ledger.cancel(this.receipt.record(), 1, "重复填报", OFFICE);
		assertThat(this.reader.find(this.receipt.record(), HELPER)).map(Entry::operation)
			.contains(Entry.Operation.CANCEL);
		assertThat(listed(HELPER, true)).contains(this.receipt.seq() + 1);
		assertThat(listed(HELPER, false)).doesNotContain(this.receipt.seq(), this.receipt.seq() + 1);
	}

	@Test
	void unitThatIsCorrectedAwaySeesTheCorrectionAndCountsNoMore() {
		Receipt corrected = this.ledger.correct(this.receipt.record(), 1, draft("health@239901"), "未参加", OFFICE);
		assertThat(this.reader.revisions(this.receipt.record(), HELPER)).extracting(Entry::revision)
			.containsExactly(1, 2);
		assertThat(listed(HELPER, null)).doesNotContain(this.receipt.seq(), corrected.seq());
		assertThat(trace("joint", HELPER).rows()).extracting((row) -> row.entry().seq())
			.doesNotContain(this.receipt.seq(), corrected.seq());
	}

	@Test
	void traceOfTheParticipantsFigureOpensTheAct() {
		Trace trace = trace("people", HELPER);
		assertThat(trace.rows()).extracting((row) -> row.entry().seq()).contains(this.receipt.seq());
		assertThat(trace.figure().value()).isEqualByComparingTo(trace.sum()).isPositive();
		assertThat(trace.rows()).hasSize((int) trace.statements());
	}

	private Trace trace(String indicator, Scope scope) {
		return this.figures.trace(
				new FigureQuery(indicator, scope.region(), scope.department(), null, null, null, null), scope, 1000, 0);
	}

	private List<Long> listed(Scope scope, Boolean cancelled) {
		LedgerQuery query = new LedgerQuery("inspection", null, "", null, null, cancelled, null);
		List<Entry> entries = this.reader.list(query, scope, 1000, 0);
		assertThat(this.reader.count(query, scope)).isEqualTo(entries.size());
		return entries.stream().map(Entry::seq).toList();
	}

	private Draft draft(String... participants) {
		Subject subject = this.registry
			.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null), "licence:L1");
		return new Draft("inspection", "health@239901", "239901001", subject.id(), LocalDate.of(2007, 9, 20),
				Map.of("result", "pass"),
				List.of(participants)
					.stream()
					.map((unit) -> new Draft.DraftLine("participants", unit, Map.of("people", "3")))
					.toList(),
				null);
	}

}
