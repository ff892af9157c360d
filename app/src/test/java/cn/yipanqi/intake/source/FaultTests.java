package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Fault}.
 */
class FaultTests {

	@ParameterizedTest
	@ValueSource(strings = { "/messages.properties", "/messages_en.properties" })
	void everyFaultHasWords(String bundle) throws IOException {
		Properties words = new Properties();
		try (Reader reader = new InputStreamReader(Objects.requireNonNull(getClass().getResourceAsStream(bundle)),
				StandardCharsets.UTF_8)) {
			words.load(reader);
		}
		assertThat(Arrays.stream(Fault.values()).map(Fault::messageKey))
			.allSatisfy((key) -> assertThat(words).containsKey(key));
	}

}
