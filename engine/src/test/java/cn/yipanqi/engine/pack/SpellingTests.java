package cn.yipanqi.engine.pack;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingTests {

	@Test
	void nearestIsTheOneWithTheFewestLettersChanged() {
		assertThat(Spelling.nearest("base_visit", List.of("case_visit", "base_visits", "base_vis")))
			.contains("base_visits");
		assertThat(Spelling.nearest("ab", List.of("xb", "ax"))).contains("ax");
	}

	@Test
	void whatIsFartherThanTwoLettersIsNotMeant() {
		assertThat(Spelling.nearest("people", List.of("persons", "dens"))).isEmpty();
		assertThat(Spelling.nearest("p".repeat(1_000_000), List.of("people"))).isEmpty();
	}

}
