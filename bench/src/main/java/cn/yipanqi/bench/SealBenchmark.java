package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.BoardlessLedger;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.postgres.EmbeddedPostgres;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.seal.SealAudit;
import cn.yipanqi.seal.SealReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * What sealing costs those who file records one by one: the application as it is, and
 * without leaves and sealer, each on a database of its own on one server.
 */
@Command(name = "seal", description = "What sealing costs those who file records.", mixinStandardHelpOptions = true)
class SealBenchmark implements Callable<Integer> {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final int POOL = 24;

	private static final int[] WRITERS = { 1, 16 };

	private static final String UNSEALED = "without leaves and sealer";

	private static final String SEALED = "sealed";

	private static final String BOARDLESS = ", not waiting for the board";

	@Spec
	private CommandSpec spec;

	@Option(names = "--rounds", defaultValue = "7", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--seconds", defaultValue = "3",
			description = "Seconds for each variant in each round (default: ${DEFAULT-VALUE}).")
	private int seconds;

	@Option(names = "--home", defaultValue = "bench/target/home",
			description = "Folder of the server; emptied before (default: ${DEFAULT-VALUE}).")
	private Path home;

	@Option(names = "--pack", defaultValue = "engine/src/test/resources/packs/tiny",
			description = "The pack (default: ${DEFAULT-VALUE}).")
	private Path pack;

	@Option(names = "--json", paramLabel = "FILE", description = "Also write the results as JSON.")
	private @Nullable Path json;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		FileSystemUtils.deleteRecursively(this.home);
		try (EmbeddedPostgres server = EmbeddedPostgres.start(this.home);
				ConfigurableApplicationContext without = open(server, "without", "leafless", "1h");
				ConfigurableApplicationContext with = open(server, "sealed", "sealed", "500ms")) {
			Machine machine = Machine.here(String.valueOf(with.getBean(JdbcTemplate.class)
				.queryForObject("select split_part(version(), ' on ', 1)", String.class)));
			Draft draft = draft(without);
			Draft sealedDraft = draft(with);
			List<Variant> variants = new ArrayList<>();
			for (int writers : WRITERS) {
				variants.add(variant(writers, "", UNSEALED, without.getBean(Ledger.class), draft));
				variants.add(variant(writers, "", SEALED, with.getBean(Ledger.class), sealedDraft));
				variants.add(variant(writers, BOARDLESS, UNSEALED, BoardlessLedger.of(without), draft));
				variants.add(variant(writers, BOARDLESS, SEALED, BoardlessLedger.of(with), sealedDraft));
			}
			List<Result> results = new Rounds(this.rounds, this.seconds, out).measure(variants);
			Report report = new Report("seal", "records filed a second", machine,
					ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), results);
			report.print(out);
			if (this.json != null) {
				report.write(this.json);
			}
			return verify(with, out) ? 0 : 1;
		}
	}

	/**
	 * What was measured was sealed indeed.
	 */
	private static boolean verify(ConfigurableApplicationContext application, PrintWriter out) {
		long start = System.nanoTime();
		SealReport report = application.getBean(SealAudit.class).verify((checked, total) -> {
		});
		report.tables()
			.forEach((table) -> out.printf("%n%s: %,d rows in %,d seals, %d unsealed", table.table(), table.rows(),
					table.seals(), table.pending()));
		out.printf("%nverified in %.1f s: %d findings%n", (System.nanoTime() - start) / 1e9, report.total());
		return report.total() == 0;
	}

	private static Variant variant(int writers, String how, String name, Ledger ledger, Draft draft) {
		return new Variant(((writers == 1) ? "1 writer" : writers + " writers") + how, name,
				(seconds) -> Writers.work(writers, seconds, () -> ledger.record(draft, OFFICE)));
	}

	private ConfigurableApplicationContext open(EmbeddedPostgres server, String database, String profile,
			String every) {
		server.createDatabase(database);
		return new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.profiles(profile)
			.run("--spring.datasource.url=" + server.url(database),
					"--spring.datasource.username=" + server.application(),
					"--spring.datasource.password=" + server.applicationPassword(),
					"--spring.flyway.user=" + server.owner(), "--spring.flyway.password=" + server.ownerPassword(),
					"--spring.datasource.hikari.maximum-pool-size=" + POOL, "--yipanqi.pack=" + this.pack,
					"--yipanqi.now=2007-09-27T09:00:00", "--yipanqi.home=" + this.home.resolve(database),
					"--yipanqi.seal.every=" + every, "--logging.level.root=warn",
					"--logging.level.org.flywaydb.core.internal.command.DbMigrate=warn",
					"--logging.level.cn.yipanqi=warn");
	}

	/**
	 * One record with a line and its audit row, as a form files it.
	 */
	private static Draft draft(ConfigurableApplicationContext application) {
		application.getBean(Organization.class).load(application.getBean(Pack.class).territory());
		Subject subject = application.getBean(Registry.class)
			.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null), "licence:L1");
		return new Draft("inspection", "health@239901", "239901001", subject.id(), LocalDate.of(2007, 9, 20),
				Map.of("result", "fail", "goods_value", "12.50"),
				List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", "3"))), null);
	}

}
