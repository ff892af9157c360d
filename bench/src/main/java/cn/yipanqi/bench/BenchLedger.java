package cn.yipanqi.bench;

import java.nio.file.Path;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.figures.BoardAudit;
import cn.yipanqi.figures.BoardFile;
import cn.yipanqi.ledger.BulkLedger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.postgres.EmbeddedPostgres;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application over a synthetic ledger of some size, in a database of its own.
 */
final class BenchLedger implements AutoCloseable {

	/** What synthetic entries refer to. */
	private static final String SUBJECTS = """
			insert into subject (id, kind, tier, name, region)
			select n, 'restaurant', 'city', '单位' || n, (select min(code) from region where length(code) = 9)
			from generate_series(0, 199999) n
			""";

	private static final int POOL = 40;

	private final int size;

	private final ConfigurableApplicationContext application;

	BenchLedger(EmbeddedPostgres server, int size, Path pack, Path home) {
		this.size = size;
		String database = "ledger_" + size;
		server.createDatabase(database);
		this.application = new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + server.url(database), "--spring.datasource.username=" + server.owner(),
					"--spring.datasource.password=" + server.ownerPassword(),
					"--spring.datasource.hikari.maximum-pool-size=" + POOL, "--yipanqi.pack=" + pack,
					"--yipanqi.now=2007-12-31T09:00:00", "--yipanqi.home=" + home.resolve(database),
					"--yipanqi.board.worth=2000000000", "--yipanqi.seal.every=1h", "--logging.level.root=warn",
					"--logging.level.org.flywaydb=error", "--logging.level.cn.yipanqi=warn");
		get(Organization.class).load(get(Pack.class).territory());
		get(JdbcClient.class).sql(SUBJECTS).update();
		BulkLedger.fill(this.application, size);
		get(JdbcClient.class).sql("analyze").update();
		get(BoardAudit.class).rebuild();
	}

	int size() {
		return this.size;
	}

	<T> T get(Class<T> type) {
		return this.application.getBean(type);
	}

	ConfigurableApplicationContext application() {
		return this.application;
	}

	Rollup board() {
		return BoardFile.board(this.application);
	}

	@Override
	public void close() {
		this.application.close();
	}

}
