package cn.yipanqi.vault;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalNumbersTests {

	private static final LocalDate TODAY = LocalDate.of(2007, 9, 27);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			13812345678        | 13812345678  | 138****5678
			138 1234 5678      | 13812345678  | 138****5678
			+86 138-1234-5678  | 13812345678  | 138****5678
			１３８１２３４５６７８ | 13812345678  | 138****5678
			(0731)2345678      | 0731-2345678 | 0731-****678
			010－62345678      | 010-62345678 | 010-****678
			02162345678        | 021-62345678 | 021-****678
			2345678            | 2345678      | ****678
			4008123456         | 4008123456   | ****456
			""")
	void phoneIsWrittenInOneFormAndMasked(String text, String number, String mask) {
		assertThat(PhoneNumber.normalized(text)).contains(number);
		assertThat(PhoneNumber.masked(number)).isEqualTo(mask);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "无", "123", "12812345678", "138123456789", "1381234567", "0731-12", "110",
			"13812345678;13912345678", "1e10", "'; drop table entry; --",
			"0000000000000000000000000000000000000000000000000000" })
	void otherTextsAreNoPhones(String text) {
		assertThat(PhoneNumber.normalized(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "11010519491231002X", "11010519491231002x", "'110105 19491231 002X'", "１１０１０５１９４９１２３１００２Ｘ" })
	void identityNumberIsWrittenInOneForm(String text) {
		assertThat(IdentityNumber.normalized(text, TODAY)).contains("11010519491231002X");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "110105194912310021", "11010519491231003X", "110105194912310", "11010519490231002X",
			"010105194912310023", "110105207001010017", "1101051949123100２XX", "abc", "１１０１０５" })
	void otherTextsAreNoIdentityNumbers(String text) {
		assertThat(IdentityNumber.normalized(text, TODAY)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "20070927, true", "20070928, false", "20000229, true", "19000229, false", "20010229, false" })
	void dayOfBirthIsADayThatHasBeen(String birth, boolean sound) {
		String number = "110105" + birth + "123";
		assertThat(IdentityNumber.normalized(number + IdentityNumber.check(number), TODAY).isPresent())
			.isEqualTo(sound);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 6, 10, 13, 14, 16 })
	void wrongDigitIsNoticed(int place) {
		char[] number = "11010519491231002X".toCharArray();
		for (char digit = '0'; digit <= '9'; digit++) {
			if (digit != "11010519491231002X".charAt(place)) {
				number[place] = digit;
				assertThat(IdentityNumber.normalized(new String(number), TODAY)).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "11010519491231002X, 110105**********2X" })
	void identityNumberIsMasked(String number, String mask) {
		assertThat(IdentityNumber.masked(number)).isEqualTo(mask);
	}

}
