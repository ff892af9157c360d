package cn.yipanqi.engine.expression;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExpressionTests {

	private static final Map<String, Object> VALUES = new HashMap<>(
			Map.of("a", new BigDecimal("10"), "b", new BigDecimal("0.1"), "s", "烟", "f", true));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "a > 9|true", "a >= 10 && s == '烟'|true", "a < b|false", "s in ['酒', '烟']|true", "!f|false",
					"f|true", "a + b * 2 == 10.2|true", "missing > 1|", "missing > 1 || f|true",
					"missing > 1 && !f|false", "missing == null|true", "a != null|true", "size(s) == 1|true",
					"a / 0 == 1|", "-a < 0|true", "missing != 'x'|" })
	void evaluates(String source, Boolean expected) {
		assertThat(Expression.parse(source).evaluate(VALUES::get)).isEqualTo(expected);
	}

	@Test
	void moneyIsExact() {
		Expression expression = Expression.parse("x + y");
		assertThat(expression
			.compute((name) -> name.equals("x") ? new BigDecimal("0.1") : new BigDecimal("99999999999999.99")))
			.isEqualByComparingTo("100000000000000.09");
	}

	@Test
	void unknownFailsAFilterAndSatisfiesARule() {
		Expression expression = Expression.parse("missing <= a");
		assertThat(expression.holds(VALUES::get)).isFalse();
		assertThat(expression.permits(VALUES::get)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a >", "a.getClass()", "[1,2].map(x, x)", "java.lang.Runtime", "f ? 1 : 2", "{'a': 1}",
			"检查数 > 3", "exec('x')", "", "a > 1e999" })
	void unsupportedIsRefused(String source) {
		assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> Expression.parse(source));
	}

	@Test
	void undeclaredNamesAndUnfitOperandsAreMistakes() {
		Map<String, Kind> declared = Map.of("a", Kind.NUMBER, "s", Kind.TEXT);
		assertThat(Expression.parse("a > 1 && t == 's'").check(declared, Kind.FLAG))
			.containsExactly("unknown name 't'");
		assertThat(Expression.parse("a == s").check(declared, Kind.FLAG)).hasSize(1);
		assertThat(Expression.parse("a + 1").check(declared, Kind.FLAG)).hasSize(1);
		assertThat(Expression.parse("a + 1 > 2").check(declared, Kind.FLAG)).isEmpty();
	}

}
