package cn.yipanqi.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.postgres.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A node that ends and starts again.
 */
class BoardCheckpointsTests {

	private static final FigureQuery MEETINGS = new FigureQuery("meetings", "2399", null, null, null, null, null);

	@TempDir
	private Path home;

	@Test
	void boardGoesOnFromItsFile() {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		Receipt first;
		try (ConfigurableApplicationContext node = start(database)) {
			assertThat(state(node).restored()).isFalse();
			first = Nodes.meet(node, 20);
			Nodes.meet(node, 21);
			Nodes.meet(node, 22);
		}
		try (ConfigurableApplicationContext other = Nodes.start(database, "--yipanqi.home=" + this.home,
				"--yipanqi.board.checkpoint=" + this.home.resolve("none"))) {
			Nodes.meet(other, 23);
		}
		try (ConfigurableApplicationContext node = start(database)) {
			assertThat(state(node).restored()).isTrue();
			assertThat(state(node).entries()).isEqualTo(4);
			assertThat(meetings(node)).isEqualTo(4);
			node.getBean(Ledger.class).cancel(first.record(), 1, "重复", Nodes.OFFICE);
			assertThat(meetings(node)).isEqualTo(3);
			assertThat(node.getBean(BoardAudit.class).verify().differences()).isEmpty();
		}
	}

	@Test
	void fileThatWasChangedIsNotUsed() throws IOException {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext node = start(database)) {
			Nodes.meet(node, 20);
		}
		byte[] bytes = Files.readAllBytes(file());
		for (int place : new int[] { 0, 5, 12, bytes.length / 2, bytes.length - 1 }) {
			byte[] changed = bytes.clone();
			changed[place] ^= 1;
			Files.write(file(), changed);
			assertThat(restart(database)).as("changed at %d", place).isEqualTo("false 1");
		}
		Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length - 7));
		assertThat(restart(database)).isEqualTo("false 1");
		Files.write(file(), bytes);
		assertThat(restart(database)).isEqualTo("true 1");
	}

	@Test
	void fileOfAnotherLedgerIsNotUsed() {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext node = start(database)) {
			Nodes.meet(node, 20);
			Nodes.meet(node, 21);
		}
		DriverManagerDataSource other = (DriverManagerDataSource) TestDatabases.fresh();
		Path keys = this.home.resolve("keys");
		try (ConfigurableApplicationContext node = start(other, "--yipanqi.keys=" + keys)) {
			assertThat(state(node).restored()).isFalse();
			assertThat(meetings(node)).isZero();
		}
	}

	@Test
	void boardThatOutgrowsItsMemorySaysSoAndFilingGoesOn() {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext node = start(database, "--yipanqi.board.memory=1KB")) {
			Nodes.meet(node, 20);
			Nodes.meet(node, 21);
			assertThatExceptionOfType(BoardOutgrownException.class).isThrownBy(() -> meetings(node))
				.withMessageContaining("yipanqi.board.memory");
			assertThat(state(node).outgrown()).isNotNull();
		}
		try (ConfigurableApplicationContext node = start(database)) {
			assertThat(meetings(node)).isEqualTo(2);
		}
	}

	private String restart(DriverManagerDataSource database) {
		try (ConfigurableApplicationContext node = start(database, "--yipanqi.board.worth=1000")) {
			return state(node).restored() + " " + meetings(node);
		}
	}

	private Path file() {
		return this.home.resolve("board.checkpoint");
	}

	private ConfigurableApplicationContext start(DriverManagerDataSource database, String... settings) {
		String[] words = java.util.Arrays.copyOf(settings, settings.length + 2);
		words[settings.length] = "--yipanqi.home=" + this.home;
		words[settings.length + 1] = (settings.length == 0) ? "--yipanqi.board.worth=1" : "--yipanqi.board.every=5m";
		return Nodes.start(database, words);
	}

	private static BoardState state(ConfigurableApplicationContext node) {
		return node.getBean(Board.class).state();
	}

	private static int meetings(ConfigurableApplicationContext node) {
		return node.getBean(Figures.class).figure(MEETINGS, Scope.EVERYTHING).value().intValueExact();
	}

}
