package cn.yipanqi.engine.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The operators of expressions, in three-valued logic.
 */
enum Operator {

	AND, OR, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, PLUS, MINUS, TIMES, DIVIDED_BY, IN;

	private static final int DIVISION_SCALE = 12;

	boolean isArithmetic() {
		return this == PLUS || this == MINUS || this == TIMES || this == DIVIDED_BY;
	}

	boolean isLogical() {
		return this == AND || this == OR;
	}

	boolean isEquality() {
		return this == EQUAL || this == NOT_EQUAL;
	}

	@Nullable Object apply(@Nullable Object left, @Nullable Object right) {
		return switch (this) {
			case AND -> conjunction(left, right, Boolean.FALSE);
			case OR -> conjunction(left, right, Boolean.TRUE);
			case IN -> (left == null || right == null) ? null
					: ((List<?>) right).stream().anyMatch((item) -> same(left, item));
			default -> (left == null || right == null) ? null : known(left, right);
		};
	}

	private static @Nullable Boolean conjunction(@Nullable Object left, @Nullable Object right, Boolean decisive) {
		if (decisive.equals(left) || decisive.equals(right)) {
			return decisive;
		}
		return (left == null || right == null) ? null : !decisive;
	}

	private @Nullable Object known(Object left, Object right) {
		return switch (this) {
			case EQUAL -> same(left, right);
			case NOT_EQUAL -> !same(left, right);
			case LESS -> compare(left, right) < 0;
			case LESS_OR_EQUAL -> compare(left, right) <= 0;
			case GREATER -> compare(left, right) > 0;
			case GREATER_OR_EQUAL -> compare(left, right) >= 0;
			case PLUS -> number(left).add(number(right));
			case MINUS -> number(left).subtract(number(right));
			case TIMES -> number(left).multiply(number(right));
			case DIVIDED_BY -> (number(right).signum() == 0) ? null
					: number(left).divide(number(right), DIVISION_SCALE, RoundingMode.HALF_UP);
			default -> throw new IllegalStateException(name());
		};
	}

	private static BigDecimal number(Object value) {
		if (value instanceof BigDecimal number) {
			return number;
		}
		throw new ExpressionException("'" + value + "' is not a number");
	}

	private static boolean same(Object left, @Nullable Object right) {
		if (left instanceof BigDecimal number && right instanceof BigDecimal other) {
			return number.compareTo(other) == 0;
		}
		return Objects.equals(left, right);
	}

	private static int compare(Object left, Object right) {
		if (left instanceof BigDecimal number && right instanceof BigDecimal other) {
			return number.compareTo(other);
		}
		if (left instanceof String text && right instanceof String other) {
			return text.compareTo(other);
		}
		throw new ExpressionException("'" + left + "' and '" + right + "' cannot be compared");
	}

}
