package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryTypesTests {

	private static final Path PACK = Path.of("../packs/product-food-safety-2007");

	@Test
	void packNamesWhoKeepsTheRegistryAndOffersItsTypesNowhere() {
		Pack pack = PackReader.read(PACK).orThrow();
		assertThat(pack.registry().mergedBy()).contains("aic").doesNotContain("finance");
		assertThat(pack.recordTypes()).extracting(RecordType::code).doesNotContainAnyElementsOf(RegistryTypes.ALL);
		RecordType merger = pack.recordType(RegistryTypes.MERGER);
		assertThat(merger.filedBy()).isEqualTo(pack.registry().mergedBy());
		assertThat(merger.name()).isEqualTo("监管对象合并");
		assertThat(merger.nameEn()).isEqualTo("Merger of subjects");
	}

	@Test
	void packThatNamesNobodyLeavesItToEverybody(@TempDir Path folder) throws IOException {
		copy(folder);
		replace(folder.resolve("subjects.yaml"), "(?s)registry:.*", "");
		assertThat(PackReader.read(folder).orThrow().recordType(RegistryTypes.REGISTRATION).filedBy()).isEmpty();
	}

	@Test
	void unknownDepartmentsAndTheRegistrysOwnCodesAreRefused(@TempDir Path folder) throws IOException {
		copy(folder);
		replace(folder.resolve("subjects.yaml"), "merged_by: \\[agriculture", "merged_by: [agricultur");
		replace(folder.resolve("records/campaign.yaml"), "code: meeting\\b", "code: subject_change");
		assertThat(PackReader.read(folder).problems()).extracting(PackProblem::message)
			.contains("no department 'agricultur'; did you mean 'agriculture'?",
					"'subject_change' is a record type of the registry");
	}

	private static void copy(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(PACK)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = folder.resolve(PACK.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
	}

	private static void replace(Path file, String what, String by) throws IOException {
		String text = Files.readString(file);
		String changed = text.replaceFirst(what, by);
		assertThat(changed).isNotEqualTo(text);
		Files.writeString(file, changed);
	}

}
