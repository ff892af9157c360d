package cn.yipanqi.briefing.composition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FactsTests {

	@Test
	void everyTextAndConditionIsInTheReference() throws IOException {
		String reference = Files.readString(Path.of("../docs/briefing-templates.md"));
		assertThat(Facts.NAMES).allSatisfy((name) -> assertThat(reference).containsAnyOf("`" + name + "`",
				"`." + name.substring(name.indexOf('.') + 1) + "`"));
		assertThat(Facts.CONDITIONS.keySet()).allSatisfy((name) -> assertThat(reference).contains("`" + name + "`"));
	}

}
