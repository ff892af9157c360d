package cn.yipanqi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.sql.DataSource;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.BoardAudit;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.seal.SealAudit;
import cn.yipanqi.seal.SealReport;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every figure equals plain SQL also over records that no sensible city would file: where
 * a definition and its sources differ, it shows here.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class RandomLedgerTests {

	private static final FigureQuery CITY = new FigureQuery("", "2399", null, null, null, null, null);

	/**
	 * Statuses come and go: they are compared as they stood on several days.
	 */
	private static final List<FigureQuery> SCOPES = List.of(CITY, CITY.in("239901"), CITY.in("239902001"),
			CITY.by("health"), CITY.in("239902").by("aic"), CITY.within(null, LocalDate.of(2007, 8, 20)),
			CITY.within(null, LocalDate.of(2007, 8, 27)), CITY.within(null, LocalDate.of(2007, 9, 3)),
			CITY.within(LocalDate.of(2007, 8, 25), LocalDate.of(2007, 9, 10)));

	@Autowired
	private Pack pack;

	@Autowired
	private Figures figures;

	@Test
	void everyFigureEqualsPlainSqlAndOpensToItsRecords(@Autowired Organization organization,
			@Autowired Registry registry, @Autowired Ledger ledger, @Autowired DataSource dataSource,
			@Autowired BoardAudit audit, @Autowired SealAudit seals) throws Exception {
		organization.load(this.pack.territory());
		RandomLedger random = new RandomLedger(503, this.pack, registry, ledger);
		random.file(300);
		assertThat(random.size()).isGreaterThan(4_000);
		random.change(200);
		Instant middle = ledger.moment();
		random.file(20);
		random.change(100);
		Comparison comparison = new Comparison(this.figures, this.pack, dataSource);
		assertThat(comparison.differences(SCOPES, null)).isEmpty();
		assertThat(comparison.differences(SCOPES, middle)).isEmpty();
		assertThat(comparison.traceDifferences(SCOPES, null)).isEmpty();
		assertThat(comparison.traceDifferences(SCOPES, middle)).isEmpty();
		assertThat(this.pack.indicators().stream().map(Indicator::code).filter(this::saysNothing)).hasSizeLessThan(10);
		assertThat(audit.verify().differences()).isEmpty();
		SealReport sealed = seals.verify((checked, total) -> {
		});
		assertThat(sealed.findings()).isEmpty();
		assertThat(sealed.tables().get(0).rows()).isGreaterThan(4_000);
	}

	/**
	 * Whether the comparison of an indicator compared nothing but zeros.
	 */
	private boolean saysNothing(String indicator) {
		return SCOPES.stream()
			.map((scope) -> this.figures.figure(scope.of(indicator), Scope.EVERYTHING).value())
			.allMatch((value) -> value == null || value.signum() == 0);
	}

}
