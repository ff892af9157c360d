package cn.yipanqi.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import cn.yipanqi.engine.pack.PackReading;
import cn.yipanqi.intake.mapping.MappingReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pack {@code food-inspections-us} and its mappings.
 */
class FoodInspectionsPackTests {

	static final Path PACK = Path.of("../packs/food-inspections-us");

	@Test
	void packHasNoProblems() {
		PackReading reading = PackReader.read(PACK);
		assertThat(reading.problems()).isEmpty();
	}

	@Test
	void wardsStandInPlaceOfCounties() {
		Pack pack = PackReader.read(PACK).orThrow();
		assertThat(pack.territory().places()).hasSize(52);
		assertThat(pack.campaign().regionLevels()).containsEntry("county", "Ward");
		assertThat(pack.campaign().locale().getLanguage()).isEqualTo("en");
	}

	@Test
	void mappingsFitThePack() throws Exception {
		Pack pack = PackReader.read(PACK).orThrow();
		try (Stream<Path> mappings = Files.list(PACK.resolve("imports"))) {
			assertThat(mappings.map((file) -> MappingReader.read(file, pack).code()))
				.containsExactlyInAnyOrder("us_inspections", "us_visits");
		}
	}

}
