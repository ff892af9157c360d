package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PercentTests {

	@ParameterizedTest
	@CsvSource({ "1, 3, 33.333333", "2, 3, 66.666667", "1, 1, 100", "0, 7, 0", "999999999999, 1000000000000, 99.999999",
			"1, 1000000000000, 0.000001", "1000000000001, 1000000000000, 100.000001", "3, 2, 150" })
	void onlyTheWholeIsAHundredAndOnlyNothingIsZero(BigDecimal numerator, BigDecimal denominator, BigDecimal share) {
		assertThat(Percent.of(numerator, denominator)).isEqualByComparingTo(share);
	}

}
