package cn.yipanqi.seal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LeafWriterTests {

	/**
	 * The example in annex A of GB/T 32905-2016.
	 */
	@Test
	void digestIsSm3() {
		byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
		assertThat(HexFormat.of().formatHex(Sm3.of(abc[0], Arrays.copyOfRange(abc, 1, 3))))
			.isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
	}

	@Test
	void sameValueIsWrittenAlikeWhateverItsForm() {
		assertThat(document(Map.of("a", new BigDecimal("1.50"))))
			.isEqualTo(document(Map.of("a", new BigDecimal("1.5"))))
			.isEqualTo(document(Map.of("a", 1.5)));
		assertThat(document(Map.of("a", new BigDecimal("0.00")))).isEqualTo(document(Map.of("a", 0)));
		assertThat(document(Map.of("a", new BigDecimal("1E+3")))).isEqualTo(document(Map.of("a", 1000L)));
		Map<String, Object> one = new LinkedHashMap<>();
		one.put("b", 1);
		one.put("a", "x");
		Map<String, Object> other = new LinkedHashMap<>();
		other.put("a", "x");
		other.put("b", 1);
		assertThat(document(one)).isEqualTo(document(other));
	}

	@Test
	void differentValuesAreNeverWrittenAlike() {
		Map<String, Object> withNull = new HashMap<>();
		withNull.put("a", null);
		List<Object> documents = List.of(Map.of(), withNull, Map.of("a", ""), Map.of("a", "1"), Map.of("a", 1),
				Map.of("a", true), Map.of("a", List.of(1)), Map.of("a", List.of()), Map.of("a", Map.of()),
				Map.of("a", 10), Map.of("a", -1), Map.of("a", 0.1), Map.of("b", 1), Map.of("a", 1, "b", 1),
				Map.of("a", "b"), Map.of("ab", ""), List.of(), "", "null", 0, false);
		assertThat(documents.stream().map(LeafWriterTests::document)).doesNotHaveDuplicates();
	}

	@Test
	void whatStandsInOneColumnCannotStandInAnother() {
		assertThat(leaf().text("ab").text("c").leaf()).isNotEqualTo(leaf().text("a").text("bc").leaf());
		assertThat(leaf().text(null).text("a").leaf()).isNotEqualTo(leaf().text("a").text(null).leaf());
		assertThat(leaf().text("").leaf()).isNotEqualTo(leaf().text(null).leaf());
		assertThat(leaf().number(1L).leaf()).isNotEqualTo(leaf().document(1).leaf());
		assertThat(leaf().text("a").leaf()).isNotEqualTo(new LeafWriter(SealKind.AUDIT, null).text("a").leaf());
	}

	@Test
	void versionIsPartOfTheLeaf() {
		assertThat(Stream.of(null, (short) 1, LeafWriter.VERSION, (short) 3)
			.map((version) -> HexFormat.of().formatHex(new LeafWriter(SealKind.LEDGER, version).text("a").leaf())))
			.doesNotHaveDuplicates();
		assertThat(new LeafWriter(SealKind.LEDGER, LeafWriter.VERSION).leaf())
			.isNotEqualTo(leaf().number((long) LeafWriter.VERSION).leaf());
		assertThat(LeafWriter.knows(null)).isTrue();
		assertThat(LeafWriter.knows(LeafWriter.VERSION)).isTrue();
		assertThat(LeafWriter.knows((short) (LeafWriter.VERSION + 1))).isFalse();
	}

	@Test
	void momentIsWrittenInMicroseconds() {
		Instant moment = Instant.parse("2007-09-27T01:02:03.123456789Z");
		assertThat(leaf().moment(moment).leaf())
			.isEqualTo(leaf().moment(Instant.parse("2007-09-27T01:02:03.123456Z")).leaf())
			.isNotEqualTo(leaf().moment(Instant.parse("2007-09-27T01:02:03.123457Z")).leaf());
	}

	@Test
	void whatJsonCannotSayIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> document(Map.of("a", Double.NaN)));
		assertThatIllegalArgumentException().isThrownBy(() -> document(Map.of("a", new Object())));
	}

	private static LeafWriter leaf() {
		return new LeafWriter(SealKind.LEDGER, null);
	}

	private static String document(Object value) {
		return HexFormat.of().formatHex(leaf().document(value).leaf());
	}

}
