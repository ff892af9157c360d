package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.yipanqi.postgres.TestDatabases;
import cn.yipanqi.seal.LeafWriter;
import cn.yipanqi.seal.SealKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Java, JSON and PostgreSQL write the same value each in their own way; its leaf is one.
 */
class EntryLeafTests {

	private static JdbcTemplate jdbc;

	@BeforeAll
	static void connect() {
		jdbc = new JdbcTemplate(TestDatabases.fresh());
	}

	@ParameterizedTest
	@MethodSource
	void documentThatIsReadBackHasTheLeafOfTheOneThatWasWritten(Map<String, Object> document) {
		String stored = jdbc.queryForObject("select cast(? as jsonb)::text", String.class, Documents.write(document));
		assertThat(leaf(Documents.read(stored))).isEqualTo(leaf(document));
	}

	static Stream<Map<String, Object>> documentThatIsReadBackHasTheLeafOfTheOneThatWasWritten() {
		Stream<Object> numbers = Stream
			.of("0", "-0", "0.00", "1.50", "100", "1E+2", "1E-7", "1E+30", "-12345678901.99", "0.1", "99999999999",
					"123456789012345678901234567890.123456789", "1E+400", "1E-400")
			.map(BigDecimal::new);
		Stream<Object> others = Stream.of(1, 1L, Long.MIN_VALUE, 0.1, 1e21, 1.0f, true, false, "", " ", "1", "null",
				"\\u0041", "\\ \" ' / \b\f\t\r\n", "“会议”，①𠮷é", "e\u0301", "\ud83d\ude00", "lone \ud83d half",
				"\u007f\u0085\u2028\ufeff", List.of(), List.of(1, List.of("a", Map.of("b", 1.50))),
				Map.of("z", 1, "a", Map.of()), "长".repeat(5_000));
		Stream<Map<String, Object>> keys = Stream.of(Map.of(), Map.of("", 1), Map.of("键", 1, "B", 2, "a", 3, "aa", 4),
				Map.of("\ue000", 1, "\ud83d\ude00", 2), many());
		return Stream.concat(Stream.concat(numbers, others).map((value) -> Map.of("value", value)), keys);
	}

	private static Map<String, Object> many() {
		return IntStream.range(0, 300)
			.boxed()
			.collect(java.util.stream.Collectors.toMap((i) -> "key" + i, (i) -> (Object) BigDecimal.valueOf(i, 2)));
	}

	private static byte[] leaf(Map<String, Object> document) {
		return new LeafWriter(SealKind.LEDGER, LeafWriter.VERSION).document(document).leaf();
	}

}
