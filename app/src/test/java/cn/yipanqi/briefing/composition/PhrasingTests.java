package cn.yipanqi.briefing.composition;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numerals, time left, and texts of records within a sentence.
 */
class PhrasingTests {

	@ParameterizedTest
	@CsvSource({ "0,零", "2,二", "3,三", "8,八", "10,十", "12,十二", "19,十九", "20,二十", "21,二十一", "90,九十", "99,九十九", "100,100",
			"1.5,1.5", "—,—" })
	void smallNumbersAreWritten(String number, String numeral) {
		assertThat(Numerals.of(number)).isEqualTo(numeral);
	}

	@ParameterizedTest
	@CsvSource({ "2007-09-27,95,3个多月,more than 3 months", "2007-09-30,92,3个月,3 months", "2007-11-30,31,1个月,1 month",
			"2007-12-01,30,30天,30 days", "2007-12-30,1,1天,1 day", "2007-12-31,0,0天,0 days", "2008-05-01,0,0天,0 days",
			"2007-08-31,122,4个月,4 months" })
	void timeLeftIsSaidInMonthsWhileThereAreAny(LocalDate day, long days, String chinese, String english) {
		Remaining remaining = Remaining.between(day, LocalDate.of(2007, 12, 31));
		assertThat(remaining.days()).isEqualTo(days);
		assertThat(remaining.text(false)).isEqualTo(chinese);
		assertThat(remaining.text(true)).isEqualTo(english);
	}

	@Test
	void textOfARecordIsOneLineWithoutItsStop() {
		Phrasing chinese = new Phrasing(false);
		assertThat(chinese.inSentence(" 查获假烟418条。\r\n当场取缔。 ")).isEqualTo("查获假烟418条。当场取缔");
		assertThat(chinese.inSentence("查获假烟\n\n当场取缔；")).isEqualTo("查获假烟；当场取缔");
		assertThat(chinese.inSentence("全力打好攻坚战！")).isEqualTo("全力打好攻坚战！");
		assertThat(new Phrasing(true).inSentence("Closed\nat once.")).isEqualTo("Closed at once.");
		assertThat(new Phrasing(true).stop("Acme Co.")).isEmpty();
	}

}
