package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.util.FileSystemUtils;

/**
 * This version beside a former one, from outside: both serve the same made-up city, each
 * from a process of its own, and take turns.
 */
@Command(name = "versions", description = "This version beside a former one, as its users meet them.",
		mixinStandardHelpOptions = true)
class VersionBenchmark implements Callable<Integer> {

	/** What may be lost against the former version. */
	private static final Goal KEPT = Goal.atLeast(0.9);

	private static final Goal DOUBLED = Goal.atLeast(2);

	private static final String BEFORE = "before";

	private static final String NOW = "now";

	@Spec
	private CommandSpec spec;

	@Option(names = "--before", required = true, paramLabel = "JAR", description = "The former version's program.")
	private Path before;

	@Option(names = "--before-pack", required = true, paramLabel = "DIR", description = "The pack of that time.")
	private Path beforePack;

	@Option(names = "--now", paramLabel = "JAR", defaultValue = "app/target/yipanqi.jar",
			description = "This version's program (default: ${DEFAULT-VALUE}).")
	private Path now;

	@Option(names = "--pack", paramLabel = "DIR", defaultValue = "packs/product-food-safety-2007",
			description = "The pack (default: ${DEFAULT-VALUE}).")
	private Path pack;

	@Option(names = "--size", defaultValue = "20000", description = "Acts of the city (default: ${DEFAULT-VALUE}).")
	private int size;

	@Option(names = "--rows", defaultValue = "50000",
			description = "Rows of the workbook that is imported (default: ${DEFAULT-VALUE}).")
	private int rows;

	@Option(names = "--rounds", defaultValue = "5", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--seconds", defaultValue = "5",
			description = "Seconds for each variant in each round (default: ${DEFAULT-VALUE}).")
	private int seconds;

	@Option(names = "--only", defaultValue = "", description = "Only what has this in its name.")
	private String only;

	@Option(names = "--home", defaultValue = "bench/target/versions",
			description = "Folder of both cities; emptied before (default: ${DEFAULT-VALUE}).")
	private Path home;

	@Option(names = "--json", paramLabel = "FILE", description = "Also write the results as JSON.")
	private @Nullable Path json;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		FileSystemUtils.deleteRecursively(this.home);
		try (ServedVersion former = new ServedVersion(this.before, this.beforePack, this.home.resolve(BEFORE),
				this.size);
				ServedVersion present = new ServedVersion(this.now, this.pack, this.home.resolve(NOW), this.size)) {
			Machine machine = Machine.here("embedded PostgreSQL");
			VersionWork first = new VersionWork(former);
			VersionWork second = new VersionWork(present);
			String file = "%,d rows imported while the report is drawn".formatted(this.rows);
			List<Variant> variants = List.of(new Variant(file, BEFORE, (seconds) -> first.imported(this.rows)),
					new Variant(file, NOW, DOUBLED, (seconds) -> second.imported(this.rows)),
					new Variant("single filing", BEFORE, first::singly),
					new Variant("single filing", NOW, KEPT, second::singly),
					new Variant("bulk filing", BEFORE, first::together),
					new Variant("bulk filing", NOW, KEPT, second::together),
					new Variant("start", BEFORE, (seconds) -> first.started()),
					new Variant("start", NOW, KEPT, (seconds) -> second.started()));
			List<Result> results = new Rounds(this.rounds, this.seconds, out)
				.measure(variants.stream().filter((variant) -> variant.group().contains(this.only)).toList());
			Report report = new Report("versions", "done a second", machine,
					ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), results);
			report.print(out);
			if (this.json != null) {
				report.write(this.json);
			}
			return results.stream().allMatch((result) -> result.goal() == null || result.goal().isMetBy(result.ratio()))
					? 0 : 1;
		}
	}

}
