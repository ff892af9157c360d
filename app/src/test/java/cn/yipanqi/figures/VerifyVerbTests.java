package cn.yipanqi.figures;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.Scope;
import cn.yipanqi.cli.Application;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.seal.SealKind;
import cn.yipanqi.seal.Seals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.seal.log=target/verify/seals.log" })
class VerifyVerbTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Seals seals;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private FlywayConnectionDetails owner;

	private String out;

	@BeforeEach
	void territory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void printedDigestTellsWhatItVouchesFor() {
		hold();
		hold();
		String digest = this.seals.sealNow(SealKind.LEDGER).orElseThrow().digest();
		long rows = this.jdbc.queryForObject("select count(*) from entry", Long.class);
		hold();
		assertThat(run("--digest", digest)).as(this.out).isZero();
		assertThat(this.out).contains("0 against the seals", "The digest is that of seal ",
				"It vouches for %d rows: they are as they were then".formatted(rows));
		assertThat(run("--digest", digest.replaceAll("(.{8})", "$1 "))).isZero();
		assertThat(run("--digest", "0".repeat(64))).isEqualTo(1);
		assertThat(this.out).contains("No seal has this digest");
		String author = this.jdbc.queryForObject("select author from entry where seq = 1", String.class);
		change("somebody");
		assertThat(run("--digest", digest)).isEqualTo(1);
		assertThat(this.out).contains("entry 1: was changed after it was sealed", "1 against the seals",
				"It vouches for nothing");
		change(author);
		assertThat(run()).isZero();
	}

	private void change(String author) {
		JdbcTemplate owner = new JdbcTemplate(new DriverManagerDataSource(this.owner.getJdbcUrl(),
				this.owner.getUsername(), this.owner.getPassword()));
		owner.execute("alter table entry disable trigger entry_append_only");
		owner.update("update entry set author = ? where seq = 1", author);
		owner.execute("alter table entry enable trigger entry_append_only");
	}

	private void hold() {
		this.ledger.record(
				new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
						Map.of("kind", "study", "title", "传达学习"), List.of(), null),
				new Author("office", Scope.EVERYTHING));
	}

	private int run(String... arguments) {
		StringWriter words = new StringWriter();
		VerifyVerb verb = new VerifyVerb();
		new CommandLine(verb).setOut(new PrintWriter(words, true)).parseArgs(arguments);
		int code = verb.run(new Application() {

			@Override
			public <T> T get(Class<T> type) {
				return VerifyVerbTests.this.context.getBean(type);
			}

			@Override
			public <T> T get(Class<T> type, Class<?> source) {
				return get(type);
			}

			@Override
			public void serve(String... settings) {
				throw new UnsupportedOperationException();
			}

		});
		this.out = words.toString();
		return code;
	}

}
