package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.seal.SealAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many records in one transaction take another way into the tables than one does, and
 * come to the same.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class ManyAtOnceTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final String SAID = """
			select e.type || e.unit || e.region || e.business_date || e.operation || e.revision || e.author || e.doc
				|| coalesce((select string_agg(l.no || l.type || coalesce(l.unit, '') || l.doc, ',' order by l.no)
					from line l where l.entry = e.seq), '')
			from entry e where e.client_key like :prefix || '%' order by length(e.client_key), e.client_key
			""";

	@Autowired
	private Ledger ledger;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private SealAudit seals;

	@BeforeEach
	void loadTerritory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void saysTheSameAsOneByOne() {
		List<Draft> many = drafts("many-", 120);
		assertThat(this.ledger.recordAll(many, OFFICE))
			.allSatisfy((outcome) -> assertThat(outcome.receipt()).isNotNull());
		drafts("one-", 120).forEach((draft) -> this.ledger.record(draft, OFFICE));
		assertThat(said("many-")).hasSize(120).isEqualTo(said("one-"));
		assertThat(this.ledger.recordAll(many, OFFICE))
			.allSatisfy((outcome) -> assertThat(outcome.receipt().alreadyThere()).isTrue());
		assertThat(this.seals.verify((checked, total) -> {
		}).total()).isZero();
	}

	@Test
	void sameRecordsSentAtOnceAreThereOnce() throws Exception {
		List<Draft> drafts = drafts("race-", 200);
		ExecutorService senders = Executors.newFixedThreadPool(4);
		List<Callable<List<Outcome>>> work = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			work.add(() -> this.ledger.recordAll(drafts, OFFICE));
		}
		int added = 0;
		for (Future<List<Outcome>> sent : senders.invokeAll(work)) {
			added += (int) sent.get().stream().filter((outcome) -> !outcome.receipt().alreadyThere()).count();
		}
		senders.shutdown();
		assertThat(added).isEqualTo(200);
		assertThat(said("race-")).hasSize(200);
	}

	@Test
	void whatTheDatabaseRefusesLeavesNothing() {
		List<Draft> drafts = new ArrayList<>(drafts("refused-", 80));
		Draft last = drafts.get(79);
		drafts.add(new Draft(last.type(), last.unit(), last.region(), null, last.date(), last.fields(), last.lines(),
				"refused-\u0000"));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.ledger.recordAll(drafts, OFFICE));
		assertThat(said("refused-")).isEmpty();
		assertThat(this.ledger.recordAll(drafts.subList(0, 80), OFFICE)).hasSize(80);
	}

	private List<String> said(String prefix) {
		return this.jdbc.sql(SAID).param("prefix", prefix).query(String.class).list();
	}

	private static List<Draft> drafts(String prefix, int count) {
		List<Draft> drafts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			drafts.add(new Draft("joint_operation", "aic@239901", "239901", null, LocalDate.of(2007, 8, 10 + i % 15),
					Map.of("title", "联合检查“" + i + "”🙂", "kind", "departments", "places", new BigDecimal(i)),
					List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", new BigDecimal(3))),
							new Draft.DraftLine("participants", "aic@239901", Map.of("people", new BigDecimal(0)))),
					prefix + i));
		}
		return drafts;
	}

}
