package cn.yipanqi.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneTimeCodeTests {

	private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

	/**
	 * The examples of RFC 6238, appendix B, of which six digits are the end.
	 */
	@ParameterizedTest
	@CsvSource({ "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
			"20000000000, 353130" })
	void codesAreThoseOfTheStandard(long second, String code) {
		assertThat(OneTimeCode.at(SECRET, OneTimeCode.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "-61, false", "-30, true", "0, true", "30, true", "61, false" })
	void codeOfTheStepBesideIsTaken(long late, boolean taken) {
		Instant now = Instant.ofEpochSecond(1_234_567_890);
		String code = OneTimeCode.at(SECRET, OneTimeCode.step(now));
		assertThat(OneTimeCode.stepOf(SECRET, code, now.plusSeconds(late)).isPresent()).isEqualTo(taken);
	}

	/**
	 * The examples of RFC 4648, section 10, without padding.
	 */
	@ParameterizedTest
	@CsvSource({ "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI" })
	void bytesAreWrittenAsTheStandardSays(String plain, String encoded) {
		byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
		assertThat(Base32.encode(bytes)).isEqualTo(encoded);
		assertThat(Base32.decode(encoded)).isEqualTo(bytes);
	}

	@Test
	void addressCarriesWhateverTheAccountIsCalled() {
		assertThat(OneTimeCodes.address("张 三", "ABC"))
			.isEqualTo("otpauth://totp/Yipanqi:%E5%BC%A0%20%E4%B8%89?secret=ABC&issuer=Yipanqi");
	}

}
