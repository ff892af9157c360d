package cn.yipanqi.engine.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A filter, rule or formula: CEL syntax, exact decimals, and three-valued logic (SQL's):
 * a missing value makes a comparison or sum unknown. There are no calls but {@code size},
 * no loops and no way to reach anything that is not a declared name, so that a pack
 * cannot run code. Numbers are decimals throughout, because money must not pass through
 * floating point.
 */
public final class Expression {

	private final String source;

	private final Node root;

	private Expression(String source, Node root) {
		this.source = source;
		this.root = root;
	}

	/**
	 * Reads an expression.
	 * @throws ExpressionException if the syntax is wrong or something unsupported is used
	 */
	public static Expression parse(String source) {
		return new Expression(source, new CelReader().read(source));
	}

	public String source() {
		return this.source;
	}

	/**
	 * The names that the expression uses.
	 */
	public Set<String> names() {
		return this.root.names();
	}

	/**
	 * Compares the names and operands with declarations.
	 * @return every mistake; empty when the expression can be used
	 */
	public List<String> check(Map<String, Kind> declared, Kind wanted) {
		List<String> mistakes = new ArrayList<>();
		Kind found = this.root.check(declared, mistakes);
		if (mistakes.isEmpty() && !found.fits(wanted)) {
			mistakes.add("'" + this.source + "' gives " + found + " where " + wanted + " is wanted");
		}
		return mistakes;
	}

	/**
	 * Evaluates; null is unknown. Values are {@link BigDecimal}, {@link String},
	 * {@link Boolean} or null.
	 */
	public @Nullable Object evaluate(Function<String, @Nullable Object> values) {
		return this.root.evaluate(values);
	}

	/**
	 * As a filter: unknown does not hold.
	 */
	public boolean holds(Function<String, @Nullable Object> values) {
		return Boolean.TRUE.equals(evaluate(values));
	}

	/**
	 * As a rule: unknown is satisfied.
	 */
	public boolean permits(Function<String, @Nullable Object> values) {
		return !Boolean.FALSE.equals(evaluate(values));
	}

	/**
	 * As a formula: null where a part is missing or a division has no divisor.
	 */
	public @Nullable BigDecimal compute(Function<String, @Nullable Object> values) {
		return (BigDecimal) evaluate(values);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Expression that && this.source.equals(that.source);
	}

	@Override
	public int hashCode() {
		return this.source.hashCode();
	}

	@Override
	public String toString() {
		return this.source;
	}

}
