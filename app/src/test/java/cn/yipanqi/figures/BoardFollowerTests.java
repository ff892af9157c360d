package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.postgres.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one database.
 */
class BoardFollowerTests {

	private static final FigureQuery MEETINGS = new FigureQuery("meetings", "2399", null, null, null, null, null);

	private static final int WRITERS = 3;

	private static final int MEETINGS_EACH = 60;

	@Test
	void nodeSeesWhatAnotherHasWritten() throws InterruptedException {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext one = Nodes.start(database);
				ConfigurableApplicationContext other = Nodes.start(database)) {
			assertThat(meetings(other)).isZero();
			Nodes.meet(one, 25);
			assertThat(meetings(one)).isEqualByComparingTo("1");
			for (int i = 0; i < 600 && meetings(other).signum() == 0; i++) {
				Thread.sleep(100);
			}
			assertThat(meetings(other)).isEqualByComparingTo("1");
		}
	}

	@Test
	void nodesAgreeWhileBothAreWritten() throws Exception {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext one = Nodes.start(database);
				ConfigurableApplicationContext other = Nodes.start(database)) {
			ExecutorService writers = Executors.newFixedThreadPool(2 * WRITERS);
			List<Future<?>> written = new ArrayList<>();
			for (int writer = 0; writer < WRITERS; writer++) {
				written.add(writers.submit(() -> write(one)));
				written.add(writers.submit(() -> write(other)));
			}
			Instant former = one.getBean(Figures.class).moment();
			BigDecimal then = meetings(one, former);
			while (!written.stream().allMatch(Future::isDone)) {
				Instant moment = one.getBean(Figures.class).moment();
				other.getBean(Board.class).follow();
				assertThat(meetings(other, moment)).isEqualByComparingTo(meetings(one, moment));
				assertThat(meetings(one, former)).isEqualByComparingTo(then);
				assertThat(meetings(other, former)).isEqualByComparingTo(then);
				then = meetings(one, moment);
				former = moment;
			}
			for (Future<?> each : written) {
				each.get();
			}
			writers.shutdown();
			List.of(one, other).forEach((node) -> node.getBean(Board.class).follow());
			assertThat(figures(one)).isEqualTo(figures(other));
			assertThat(meetings(one)).isEqualByComparingTo(JdbcClient.create(database)
				.sql("select count(*) from entry e where operation <> 'CANCEL' and not exists "
						+ "(select 1 from entry n where n.supersedes = e.seq)")
				.query(BigDecimal.class)
				.single());
		}
	}

	/**
	 * Files, corrects and cancels.
	 */
	private static void write(ConfigurableApplicationContext node) {
		Ledger ledger = node.getBean(Ledger.class);
		for (int i = 0; i < MEETINGS_EACH; i++) {
			Receipt receipt = Nodes.meet(node, 10 + i % 10);
			if (i % 3 == 0) {
				ledger.correct(receipt.record(), 1, Nodes.meeting(21), "日期有误", Nodes.OFFICE);
			}
			else if (i % 5 == 0) {
				ledger.cancel(receipt.record(), 1, "重复", Nodes.OFFICE);
			}
		}
	}

	private static List<Figure> figures(ConfigurableApplicationContext node) {
		Figures figures = node.getBean(Figures.class);
		List<Figure> all = new ArrayList<>();
		for (Indicator indicator : node.getBean(Pack.class).indicators()) {
			for (int day = 9; day < 23; day++) {
				all.add(figures.figure(
						new FigureQuery(indicator.code(), "2399", null, null, null, LocalDate.of(2007, 8, day), null),
						Scope.EVERYTHING));
			}
		}
		return all;
	}

	private static BigDecimal meetings(ConfigurableApplicationContext node, Instant asOf) {
		return node.getBean(Figures.class).figure(MEETINGS.asOf(asOf), Scope.EVERYTHING).value();
	}

	private static BigDecimal meetings(ConfigurableApplicationContext node) {
		return node.getBean(Figures.class).figure(MEETINGS, Scope.EVERYTHING).value();
	}

}
