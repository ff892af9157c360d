package cn.yipanqi.engine.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;

/**
 * Turns CEL's syntax tree into ours, refusing what we do not support.
 */
final class CelReader {

	private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder().build();

	private static final Map<String, Operator> OPERATORS = Map.ofEntries(Map.entry("_&&_", Operator.AND),
			Map.entry("_||_", Operator.OR), Map.entry("_==_", Operator.EQUAL), Map.entry("_!=_", Operator.NOT_EQUAL),
			Map.entry("_<_", Operator.LESS), Map.entry("_<=_", Operator.LESS_OR_EQUAL),
			Map.entry("_>_", Operator.GREATER), Map.entry("_>=_", Operator.GREATER_OR_EQUAL),
			Map.entry("_+_", Operator.PLUS), Map.entry("_-_", Operator.MINUS), Map.entry("_*_", Operator.TIMES),
			Map.entry("_/_", Operator.DIVIDED_BY), Map.entry("@in", Operator.IN));

	Node read(String source) {
		CelValidationResult result = PARSER.parse(source);
		if (result.hasError()) {
			String reasons = String.join("; ", result.getErrors()
				.stream()
				.map((issue) -> "column " + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage())
				.toList());
			throw new ExpressionException("Expression '" + source + "' is not understood: " + reasons);
		}
		try {
			return node(result.getAst().getExpr());
		}
		catch (CelValidationException ex) {
			throw new ExpressionException("Expression '" + source + "' is not understood: " + ex.getMessage());
		}
	}

	private Node node(CelExpr expr) {
		return switch (expr.getKind()) {
			case CONSTANT -> new Node.Constant(value(expr.constant()));
			case IDENT -> new Node.Name(expr.ident().name());
			case LIST -> new Node.ListOf(expr.list().elements().stream().map(this::node).toList());
			case CALL -> call(expr.call());
			case SELECT -> new Node.Name(name(expr.select()));
			default -> throw new ExpressionException("'" + expr.getKind() + "' is not supported in expressions");
		};
	}

	/**
	 * A name of two parts, as what is said of lines is called.
	 */
	private static String name(CelExpr.CelSelect select) {
		if (select.testOnly() || select.operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
			throw new ExpressionException("'SELECT' is not supported in expressions but between two names");
		}
		return select.operand().ident().name() + "." + select.field();
	}

	private Node call(CelExpr.CelCall call) {
		List<Node> args = call.args().stream().map(this::node).toList();
		Operator operator = OPERATORS.get(call.function());
		if (operator != null) {
			return new Node.Binary(operator, args.get(0), args.get(1));
		}
		if (call.target().isEmpty() && args.size() == 1) {
			switch (call.function()) {
				case "!_":
					return new Node.Not(args.get(0));
				case "-_":
					return new Node.Binary(Operator.MINUS, new Node.Constant(BigDecimal.ZERO), args.get(0));
				case "size":
					return new Node.Size(args.get(0));
				default:
					break;
			}
		}
		throw new ExpressionException("Function '" + call.function() + "' is not supported in expressions");
	}

	private Object value(CelConstant constant) {
		return switch (constant.getKind()) {
			case BOOLEAN_VALUE -> constant.booleanValue();
			case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
			case DOUBLE_VALUE -> decimal(constant.doubleValue());
			case STRING_VALUE -> constant.stringValue();
			case NULL_VALUE -> Node.NULL;
			default ->
				throw new ExpressionException("A constant of kind '" + constant.getKind() + "' is not supported");
		};
	}

	private static BigDecimal decimal(double value) {
		if (Double.isInfinite(value)) {
			throw new ExpressionException("A number is too large");
		}
		return BigDecimal.valueOf(value);
	}

}
