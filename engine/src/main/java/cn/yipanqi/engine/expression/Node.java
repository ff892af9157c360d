package cn.yipanqi.engine.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A node of an expression's tree.
 */
sealed interface Node {

	/**
	 * The literal {@code null} of CEL.
	 */
	Object NULL = new Object();

	@Nullable Object evaluate(Function<String, @Nullable Object> values);

	Kind check(Map<String, Kind> declared, List<String> mistakes);

	default Set<String> names() {
		return Set.of();
	}

	private static Set<String> union(Set<String> left, Set<String> right) {
		Set<String> names = new TreeSet<>(left);
		names.addAll(right);
		return names;
	}

	record Constant(Object value) implements Node {

		@Override
		public @Nullable Object evaluate(Function<String, @Nullable Object> values) {
			return (this.value == NULL) ? null : this.value;
		}

		@Override
		public Kind check(Map<String, Kind> declared, List<String> mistakes) {
			if (this.value instanceof BigDecimal) {
				return Kind.NUMBER;
			}
			if (this.value instanceof Boolean) {
				return Kind.FLAG;
			}
			return (this.value instanceof String) ? Kind.TEXT : Kind.ANY;
		}

	}

	record Name(String name) implements Node {

		@Override
		public @Nullable Object evaluate(Function<String, @Nullable Object> values) {
			return values.apply(this.name);
		}

		@Override
		public Kind check(Map<String, Kind> declared, List<String> mistakes) {
			Kind kind = declared.get(this.name);
			if (kind == null) {
				mistakes.add("unknown name '" + this.name + "'");
				return Kind.ANY;
			}
			return kind;
		}

		@Override
		public Set<String> names() {
			return Set.of(this.name);
		}

	}

	record ListOf(List<Node> items) implements Node {

		@Override
		public Object evaluate(Function<String, @Nullable Object> values) {
			List<@Nullable Object> list = new ArrayList<>(this.items.size());
			this.items.forEach((item) -> list.add(item.evaluate(values)));
			return list;
		}

		@Override
		public Kind check(Map<String, Kind> declared, List<String> mistakes) {
			this.items.forEach((item) -> item.check(declared, mistakes));
			return Kind.LIST;
		}

		@Override
		public Set<String> names() {
			return this.items.stream().map(Node::names).reduce(Set.of(), Node::union);
		}

	}

	record Not(Node operand) implements Node {

		@Override
		public @Nullable Object evaluate(Function<String, @Nullable Object> values) {
			Object value = this.operand.evaluate(values);
			return (value == null) ? null : !Boolean.TRUE.equals(value);
		}

		@Override
		public Kind check(Map<String, Kind> declared, List<String> mistakes) {
			if (!this.operand.check(declared, mistakes).fits(Kind.FLAG)) {
				mistakes.add("'!' needs a yes-or-no value");
			}
			return Kind.FLAG;
		}

		@Override
		public Set<String> names() {
			return this.operand.names();
		}

	}

	record Size(Node operand) implements Node {

		@Override
		public @Nullable Object evaluate(Function<String, @Nullable Object> values) {
			Object value = this.operand.evaluate(values);
			if (value == null) {
				return null;
			}
			return BigDecimal.valueOf((value instanceof List<?> list) ? list.size() : value.toString().length());
		}

		@Override
		public Kind check(Map<String, Kind> declared, List<String> mistakes) {
			this.operand.check(declared, mistakes);
			return Kind.NUMBER;
		}

		@Override
		public Set<String> names() {
			return this.operand.names();
		}

	}

	record Binary(Operator operator, Node left, Node right) implements Node {

		private static final Constant NOTHING = new Constant(NULL);

		@Override
		public @Nullable Object evaluate(Function<String, @Nullable Object> values) {
			Object left = this.left.evaluate(values);
			Object right = this.right.evaluate(values);
			if (this.operator.isEquality() && (this.left.equals(NOTHING) || this.right.equals(NOTHING))) {
				return (left == right) == (this.operator == Operator.EQUAL);
			}
			return this.operator.apply(left, right);
		}

		@Override
		public Kind check(Map<String, Kind> declared, List<String> mistakes) {
			Kind left = this.left.check(declared, mistakes);
			Kind right = this.right.check(declared, mistakes);
			if (this.operator.isArithmetic()) {
				require(left.fits(Kind.NUMBER) && right.fits(Kind.NUMBER), mistakes);
				return Kind.NUMBER;
			}
			if (this.operator.isLogical()) {
				require(left.fits(Kind.FLAG) && right.fits(Kind.FLAG), mistakes);
			}
			else if (this.operator == Operator.IN) {
				require(right.fits(Kind.LIST), mistakes);
			}
			else {
				require(left.fits(right), mistakes);
			}
			return Kind.FLAG;
		}

		private void require(boolean condition, List<String> mistakes) {
			if (!condition) {
				mistakes.add("the two sides of " + this.operator + " do not go together");
			}
		}

		@Override
		public Set<String> names() {
			return union(this.left.names(), this.right.names());
		}

	}

}
