package cn.yipanqi.figures;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.OwnRecords;
import cn.yipanqi.ledger.MergerEntries;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.postgres.TestDatabases;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Subjects that are merged and split again, in the figures of a node.
 */
class BoardMergerTests {

	private static final Scope SECOND_COUNTY = new Scope("239902", null);

	@TempDir
	private Path home;

	@Test
	void mergedSubjectsCountAsOneFromThenOn() {
		try (ConfigurableApplicationContext node = Nodes.start((DriverManagerDataSource) TestDatabases.fresh())) {
			Subject shop = shop(node, "万家面馆", "239901001");
			Subject same = shop(node, "万家面馆临江店", "239902001");
			inspect(node, shop, 20);
			Receipt corrected = inspect(node, shop, 21);
			Receipt cancelled = inspect(node, shop, 22);
			inspect(node, same, 23);
			Instant before = node.getBean(Figures.class).moment();
			assertThat(counted(node, null)).isEqualTo("2 4; 1 3; 1 1");
			Receipt merger = MergerEntries.merge(node, shop, same);
			assertThat(counted(node, null)).isEqualTo("1 4; 0 0; 1 4");
			assertThat(counted(node, before)).isEqualTo("2 4; 1 3; 1 1");
			Trace visits = trace(node, "catering_visits", null);
			assertThat(visits.statements()).isEqualTo(4);
			assertThat(visits.rows()).hasSize(4).allMatch((row) -> row.counted().subject().equals(same.id()));
			assertThat(visits.rows()).filteredOn((row) -> row.entry().region().startsWith("239901")).hasSize(3);
			Trace subjects = trace(node, "catering_subjects", null);
			assertThat(subjects.rows()).hasSize(4).allMatch((row) -> String.valueOf(same.id()).equals(row.key()));
			assertThat(subjects.keys()).isOne();
			assertThat(trace(node, "catering_visits", before).rows()).hasSize(1);
			Ledger ledger = node.getBean(Ledger.class);
			ledger.correct(corrected.record(), 1, inspection(shop, 25), "日期有误", Nodes.OFFICE);
			ledger.cancel(cancelled.record(), 1, "重复", Nodes.OFFICE);
			inspect(node, shop, 26);
			Instant between = node.getBean(Figures.class).moment();
			assertThat(counted(node, null)).isEqualTo("1 4; 0 0; 1 4");
			proved(node);
			split(node, merger);
			assertThat(counted(node, null)).isEqualTo("2 4; 1 3; 1 1");
			assertThat(counted(node, between)).isEqualTo("1 4; 0 0; 1 4");
			assertThat(counted(node, before)).isEqualTo("2 4; 1 3; 1 1");
			assertThat(trace(node, "catering_visits", between).rows()).hasSize(4);
			proved(node);
		}
	}

	@Test
	void whatIsCommittedLateCountsAsTheMergerSays() throws Exception {
		try (ConfigurableApplicationContext node = Nodes.start((DriverManagerDataSource) TestDatabases.fresh())) {
			Subject shop = shop(node, "万家面馆", "239901001");
			Subject same = shop(node, "万家面馆临江店", "239902001");
			Receipt corrected = inspect(node, shop, 20);
			inspect(node, same, 21);
			CountDownLatch filed = new CountDownLatch(1);
			CountDownLatch merged = new CountDownLatch(1);
			CompletableFuture<Instant> late = CompletableFuture
				.supplyAsync(() -> node.getBean(TransactionTemplate.class).execute((status) -> {
					inspect(node, shop, 22);
					node.getBean(Ledger.class)
						.correct(corrected.record(), 1, inspection(same, 23), "对象有误", Nodes.OFFICE);
					Instant recorded = node.getBean(Ledger.class).latest();
					filed.countDown();
					await(merged);
					return recorded;
				}));
			await(filed);
			MergerEntries.merge(node, shop, same);
			assertThat(counted(node, null)).isEqualTo("1 2; 0 0; 1 2");
			merged.countDown();
			Instant recorded = late.get();
			node.getBean(Board.class).follow();
			assertThat(counted(node, null)).isEqualTo("1 3; 0 0; 1 3");
			assertThat(counted(node, recorded)).isEqualTo("2 3; 1 1; 1 2");
			proved(node);
		}
	}

	@Test
	void boardGoesOnFromItsFileWithItsMergers() {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		Subject shop;
		Receipt merger;
		String[] settings = { "--yipanqi.home=" + this.home, "--yipanqi.board.worth=1" };
		try (ConfigurableApplicationContext node = Nodes.start(database, settings)) {
			shop = shop(node, "万家面馆", "239901001");
			Subject same = shop(node, "万家面馆临江店", "239902001");
			inspect(node, shop, 20);
			inspect(node, same, 21);
			merger = MergerEntries.merge(node, shop, same);
		}
		try (ConfigurableApplicationContext node = Nodes.start(database, settings)) {
			assertThat(node.getBean(Board.class).state().restored()).isTrue();
			assertThat(counted(node, null)).isEqualTo("1 2; 0 0; 1 2");
			inspect(node, shop, 22);
			assertThat(counted(node, null)).isEqualTo("1 3; 0 0; 1 3");
			proved(node);
			split(node, merger);
			assertThat(counted(node, null)).isEqualTo("2 3; 1 2; 1 1");
			proved(node);
		}
	}

	@Test
	void whatIsElsewhereAndWasNotMergedIsNotTold() {
		try (ConfigurableApplicationContext node = Nodes.start((DriverManagerDataSource) TestDatabases.fresh())) {
			inspect(node, shop(node, "万家面馆", "239901001"), 20);
			Figures figures = node.getBean(Figures.class);
			Grounds grounds = figures.grounds(query("catering_visits", "2399", null), Scope.EVERYTHING);
			assertThat(grounds.figure().value()).isEqualByComparingTo("1");
			Grounds others = new Grounds(
					node.getBean(Board.class).rollup().open(query("catering_visits", "2399", null)),
					(statements) -> figures.rows(statements, query("catering_visits", "2399", null), SECOND_COUNTY));
			assertThatIllegalStateException().isThrownBy(() -> others.each((rows) -> {
			}));
		}
	}

	private static void split(ConfigurableApplicationContext node, Receipt merger) {
		node.getBean(OwnRecords.class)
			.inOneTransaction(Nodes.OFFICE, (writing) -> writing.cancel(merger.record(), 1, "不是同一户"));
	}

	/**
	 * The figures are those of a board built anew, in two ways.
	 */
	private static void proved(ConfigurableApplicationContext node) {
		assertThat(node.getBean(BoardAudit.class).verify().differences()).isEmpty();
		List<Figure> followed = figures(node);
		node.getBean(BoardAudit.class).rebuild();
		assertThat(figures(node)).isEqualTo(followed);
	}

	private static List<Figure> figures(ConfigurableApplicationContext node) {
		List<Figure> all = new ArrayList<>();
		Instant latest = node.getBean(Figures.class).latest();
		for (Indicator indicator : node.getBean(Pack.class).indicators()) {
			for (String region : List.of("2399", "239901", "239901001", "239902", "239902001")) {
				for (long before = 0; before < 4; before++) {
					all.add(node.getBean(Figures.class)
						.figure(query(indicator.code(), region, latest.minusNanos(before * 1_000)), Scope.EVERYTHING));
				}
			}
		}
		return all;
	}

	/**
	 * Subjects and visits, in the city and two counties.
	 */
	private static String counted(ConfigurableApplicationContext node, Instant asOf) {
		return String.join("; ",
				List.of("2399", "239901", "239902")
					.stream()
					.map((region) -> Arrays.asList("catering_subjects", "catering_visits")
						.stream()
						.map((indicator) -> node.getBean(Figures.class)
							.figure(query(indicator, region, asOf), Scope.EVERYTHING)
							.value()
							.toPlainString())
						.reduce((one, other) -> one + " " + other)
						.orElseThrow())
					.toList());
	}

	private static Trace trace(ConfigurableApplicationContext node, String indicator, Instant asOf) {
		return node.getBean(Figures.class).trace(query(indicator, "239902", asOf), SECOND_COUNTY, 50, 0);
	}

	private static FigureQuery query(String indicator, String region, Instant asOf) {
		return new FigureQuery(indicator, region, null, null, null, null, asOf);
	}

	private static Subject shop(ConfigurableApplicationContext node, String name, String region) {
		return node.getBean(Registry.class)
			.register(new Subject(0, "restaurant", "city", name, null, null, region, null), null);
	}

	private static Receipt inspect(ConfigurableApplicationContext node, Subject shop, int day) {
		return node.getBean(Ledger.class).record(inspection(shop, day), Nodes.OFFICE);
	}

	private static Draft inspection(Subject shop, int day) {
		return new Draft("catering_inspection", "health@" + shop.region().substring(0, 6), shop.region(), shop.id(),
				LocalDate.of(2007, 8, day), Map.of("people", 2, "licence_held", true, "result", "none"), List.of(),
				null);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
