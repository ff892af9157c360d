package cn.yipanqi.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.postgres.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody changes the pack's files under a running system.
 */
class IndicatorWatchTests {

	private static final FigureQuery MEETINGS = new FigureQuery("meetings", "2399", null, null, null, null, null);

	private static final String ALL = "      - {record: meeting}\n";

	private static final String MOBILIZATIONS = "      - {record: meeting, where: \"kind == 'mobilization'\"}\n";

	@TempDir
	private Path pack;

	@Test
	void changedIndicatorTakesOverWhileTheSystemServesAndIsWritten() throws Exception {
		FileSystemUtils.copyRecursively(Path.of("../packs/product-food-safety-2007"), this.pack);
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext node = Nodes.start(database, "--yipanqi.pack=" + this.pack,
				"--yipanqi.board.watch=100ms")) {
			for (int day = 10; day < 20; day++) {
				Nodes.meet(node, day);
			}
			AtomicBoolean changed = new AtomicBoolean();
			ExecutorService others = Executors.newFixedThreadPool(2);
			Future<Integer> written = others.submit(write(node, changed));
			Future<Integer> read = others.submit(read(node, changed));
			change(ALL, MOBILIZATIONS);
			await(node, IndicatorWatch.Result.ADOPTED);
			changed.set(true);
			assertThat(read.get()).isPositive();
			int filed = written.get();
			others.shutdown();
			assertThat(meetings(node)).isEqualTo(filed);
			assertThat(node.getBean(BoardAudit.class).verify().differences()).isEmpty();
			assertThat(JdbcClient.create(database)
				.sql("select count(*) from audit where action = 'indicators'")
				.query(Integer.class)
				.single()).isOne();
		}
	}

	@Test
	void packWithMistakesOrOtherFormsChangesNothing() throws Exception {
		FileSystemUtils.copyRecursively(Path.of("../packs/product-food-safety-2007"), this.pack);
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext node = Nodes.start(database, "--yipanqi.pack=" + this.pack,
				"--yipanqi.board.watch=100ms")) {
			Nodes.meet(node, 10);
			change(ALL, "      - {record: meeting, where: \"nothing > 1\"}\n");
			assertThat(await(node, IndicatorWatch.Result.MISTAKES)).anySatisfy(
					(mistake) -> assertThat(mistake).contains("indicators/organization.yaml").contains("nothing"));
			Path plan = this.pack.resolve("plan.yaml");
			replace(plan, Files.readString(plan) + "\n# a word\n");
			change("      - {record: meeting, where: \"nothing > 1\"}\n", MOBILIZATIONS);
			assertThat(await(node, IndicatorWatch.Result.RESTART)).containsExactly("plan.yaml");
			assertThat(meetings(node)).isOne();
		}
	}

	private void change(String former, String next) throws IOException {
		Path file = this.pack.resolve("indicators/organization.yaml");
		String text = Files.readString(file);
		assertThat(text).contains(former);
		int place = text.indexOf(former);
		replace(file, text.substring(0, place) + next + text.substring(place + former.length()));
	}

	/**
	 * At once: nobody reads half a file.
	 */
	private static void replace(Path file, String text) throws IOException {
		Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".written"), text);
		Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static List<String> await(ConfigurableApplicationContext node, IndicatorWatch.Result expected)
			throws InterruptedException {
		for (int i = 0; i < 1_200; i++) {
			IndicatorWatch.Found found = node.getBean(IndicatorWatch.class).found();
			if (found != null && found.result() == expected) {
				return found.details();
			}
			Thread.sleep(50);
		}
		throw new AssertionError("The watch found: " + node.getBean(IndicatorWatch.class).found());
	}

	private static Callable<Integer> write(ConfigurableApplicationContext node, AtomicBoolean changed) {
		return () -> {
			int filed = 0;
			while (!changed.get()) {
				Nodes.meet(node, 22);
				filed++;
			}
			node.getBean(Ledger.class).record(Nodes.meeting(11), Nodes.OFFICE);
			return filed;
		};
	}

	private static Callable<Integer> read(ConfigurableApplicationContext node, AtomicBoolean changed) {
		return () -> {
			int read = 0;
			while (!changed.get()) {
				read += meetings(node);
			}
			return read;
		};
	}

	private static int meetings(ConfigurableApplicationContext node) {
		return node.getBean(Figures.class).figure(MEETINGS, Scope.EVERYTHING).value().intValueExact();
	}

}
