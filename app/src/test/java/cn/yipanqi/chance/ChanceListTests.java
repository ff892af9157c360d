package cn.yipanqi.chance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of tests in which chance has a part names tests that there are.
 */
class ChanceListTests {

	@ParameterizedTest
	@MethodSource("all")
	void testIsThere(ChanceDependent test) throws IOException {
		Path file = Stream.of("app", "engine", "cluster")
			.map((module) -> Path.of("..", module, "src/test/java", test.className().replace('.', '/') + ".java"))
			.filter(Files::exists)
			.findFirst()
			.orElseThrow();
		String source = Files.readString(file);
		assertThat(test.methods()).isNotEmpty()
			.allSatisfy((method) -> assertThat(source).containsPattern("void " + method + "\\("));
	}

	static Stream<ChanceDependent> all() {
		return ChanceDependent.all().stream();
	}

}
