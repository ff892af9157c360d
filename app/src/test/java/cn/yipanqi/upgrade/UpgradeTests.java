package cn.yipanqi.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.BriefingHeading;
import cn.yipanqi.briefing.Briefings;
import cn.yipanqi.figures.BoardOrigin;
import cn.yipanqi.intake.SentFiles;
import cn.yipanqi.intake.SentFiles.Sent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the version of today on the homes of former ones: what they answered is answered
 * still, what was issued is as it was issued, and what was filed is known again.
 */
class UpgradeTests {

	private static final Path FOLDER = Path.of("target", "upgrade-tests").toAbsolutePath();

	/** Rows of one file whose records were cancelled. */
	private static final Map<String, Integer> CANCELLED = Map.of("meetings.csv", 2);

	@BeforeAll
	static void startAnew() throws IOException {
		FileSystemUtils.deleteRecursively(FOLDER);
	}

	static List<KeptVersion> versions() throws IOException {
		try (Stream<Path> folders = Files.list(KeptVersion.HOMES)) {
			return folders.filter(Files::isDirectory).sorted().map(KeptVersion::new).toList();
		}
	}

	@ParameterizedTest
	@MethodSource("versions")
	@EnabledOnOs(value = OS.LINUX, disabledReason = "the data folder was laid out by PostgreSQL for Linux")
	void homeGoesOnWithThePackOfToday(KeptVersion kept) throws IOException {
		City city = new City(home(kept, "today"), City.CURRENT_PACK);
		KeptHome.unpack(kept.archive(), city.home());
		try (ConfigurableApplicationContext started = city.start()) {
			answersAsThen(started, kept, Differences.of(kept));
			fileIsKnownAgain(started, kept);
		}
		try (ConfigurableApplicationContext again = city.start()) {
			assertThat(BoardOrigin.isFile(again)).isTrue();
			answersAsThen(again, kept, Differences.of(kept));
		}
		isProved(city);
	}

	@ParameterizedTest
	@MethodSource("versions")
	@EnabledOnOs(value = OS.LINUX, disabledReason = "the data folder was laid out by PostgreSQL for Linux")
	void homeGoesOnWithItsOwnPack(KeptVersion kept) throws IOException {
		City city = new City(home(kept, "then"), kept.pack());
		KeptHome.unpack(kept.archive(), city.home());
		try (ConfigurableApplicationContext started = city.start()) {
			answersAsThen(started, kept, Differences.of(kept).orNone());
		}
		isProved(city);
	}

	@ParameterizedTest
	@MethodSource("versions")
	void backupIsRestored(KeptVersion kept) throws IOException {
		City city = new City(home(kept, "restored"), City.CURRENT_PACK);
		city.run("restore", kept.backup().toAbsolutePath().toString());
		KeptHome.unpackKeys(kept.archive(), city.home());
		try (ConfigurableApplicationContext started = city.start()) {
			answersAsThen(started, kept, Differences.of(kept));
			fileIsKnownAgain(started, kept);
		}
		isProved(city);
	}

	private static Path home(KeptVersion kept, String name) {
		return FOLDER.resolve(kept.folder().getFileName()).resolve(name);
	}

	private static void answersAsThen(ApplicationContext city, KeptVersion kept, Differences intended)
			throws IOException {
		assertThat(KeptVersion.records(city)).isEqualTo(Files.readAllLines(kept.records()));
		assertThat(intended.unexpected(HomeFigures.read(kept.figures()), HomeFigures.of(city))).isEmpty();
		Briefings briefings = city.getBean(Briefings.class);
		List<BriefingHeading> issued = briefings.list(Scope.EVERYTHING);
		assertThat(issued).hasSize(1);
		assertThat(briefings.document(briefings.find(issued.get(0).id(), Scope.EVERYTHING)))
			.isEqualTo(Files.readAllBytes(kept.briefing()));
	}

	private static void fileIsKnownAgain(ApplicationContext city, KeptVersion kept) throws IOException {
		SentFiles files = new SentFiles(city);
		for (Sent sent : kept.sent()) {
			SentFiles.Counts counts = files.send(kept.files(), sent);
			int cancelled = CANCELLED.getOrDefault(sent.file(), 0);
			assertThat(counts.accepted()).as(sent + " " + counts).isZero();
			assertThat(counts.alreadyThere()).as(sent + " " + counts)
				.isBetween(counts.rows() - cancelled, counts.rows());
		}
		assertThat(KeptVersion.records(city)).isEqualTo(Files.readAllLines(kept.records()));
	}

	private static void isProved(City city) {
		assertThat(city.run("verify")).contains(" 0 differ; 0 finding(s) in the ledger, 0 against the seals");
	}

}
