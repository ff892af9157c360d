package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;

import cn.yipanqi.engine.pack.PackReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How numbers read: rounded honestly, in the unit that is named, a dash where there is
 * none.
 */
class FormatsTests {

	private final Formats formats = new Formats(
			PackReader.read(Path.of("../packs/product-food-safety-2007")).orThrow());

	@ParameterizedTest
	@CsvSource({ "99.96, 1, 99.96", "99.999999, 1, 99.999999", "99.94, 1, 99.9", "100, 1, 100", "0, 1, 0",
			"0.04, 1, 0.04", "0.000001, 0, 0.000001", "0.06, 1, 0.1", "50, 1, 50", "76.25, 1, 76.3",
			"100.04, 1, 100.04", "87.5, 0, 88", "33.333333, -1, 33.33", "99.996, -1, 99.996" })
	void shareReadsAHundredOrZeroOnlyIfItIs(BigDecimal share, int digits, String text) {
		assertThat(this.formats.printed("mark_rate", share, null, digits, Locale.CHINA)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "99.996, 99.996%", "99.9, 99.9%", "0.004, 0.004%", "0, 0%", "100, 100%", "33.333333, 33.33%" })
	void shareOnAScreenIsAsHonest(BigDecimal share, String text) {
		assertThat(this.formats.text("mark_rate", share, Locale.CHINA)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "943250.00, 94.33", "943249.99, 94.32", "10000, 1", "40, 0.004", "0, 0", "0.4, 0.00004",
			"123456789012.34, 12345678.9", "160500, 16.05" })
	void moneyIsConvertedAndRoundedHalfUp(BigDecimal yuan, String text) {
		assertThat(this.formats.printed("goods_value", yuan, "万元", 2, Locale.CHINA)).isEqualTo(text);
	}

	@Test
	void whereThereIsNoValueThereIsADash() {
		assertThat(this.formats.printed("mark_rate", null, null, 1, Locale.CHINA)).isEqualTo("—");
		assertThat(this.formats.text("mark_rate", null, Locale.CHINA)).isEqualTo("—");
		assertThat(this.formats.text("no_such_indicator", null, Locale.CHINA)).isEqualTo("—");
	}

	@Test
	void indicatorThatIsGoneHasItsBareNumber() {
		assertThat(this.formats.text("no_such_indicator", new BigDecimal("42.50"), Locale.CHINA)).isEqualTo("42.5");
	}

	@Test
	void englishGroupsThousands() {
		assertThat(this.formats.printed("people", new BigDecimal("1234567"), null, -1, Locale.ENGLISH))
			.isEqualTo("1,234,567");
		assertThat(this.formats.printed("goods_value", new BigDecimal("0.4"), "万元", 2, Locale.ENGLISH))
			.isEqualTo("0.00004");
	}

	@Test
	void unitIsTheOneThatIsPrinted() {
		assertThat(this.formats.unit("goods_value", "万元", Locale.CHINA)).isEqualTo("万元");
		assertThat(this.formats.unit("goods_value", null, Locale.CHINA)).isEqualTo("元");
		assertThat(this.formats.unit("mark_rate", null, Locale.CHINA)).isEqualTo("%");
		assertThat(this.formats.unit("people", null, Locale.ENGLISH)).isEqualTo(" person-times");
	}

}
