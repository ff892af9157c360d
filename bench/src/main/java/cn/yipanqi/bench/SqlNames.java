package cn.yipanqi.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Names and filters of a record type, or of its lines, as SQL over the tables
 * {@code entry e} and {@code line l}.
 */
final class SqlNames {

	private static final Pattern WORD = Pattern.compile("'[^']*'|==|!=|&&|\\|\\||!|\\[|\\]|[A-Za-z_][A-Za-z_0-9]*");

	private final Map<String, String> columns = new HashMap<>();

	SqlNames(Pack pack, String record, @Nullable String line) {
		RecordType type = pack.recordType(record);
		type.fields().forEach((field) -> this.columns.put(field.code(), column("e", field)));
		for (LineType lines : type.lines()) {
			if (lines.code().equals(line)) {
				lines.fields()
					.forEach((field) -> this.columns.merge(field.code(), column("l", field),
							(outer, inner) -> "coalesce(%s, %s)".formatted(inner, outer)));
			}
		}
		this.columns.put("department", "split_part(e.unit, '@', 1)");
		this.columns.put("line_department", (line != null) ? "split_part(l.unit, '@', 1)" : "null");
		this.columns.put("subject_kind", "e.subject_kind");
		this.columns.put("subject_tier", "e.subject_tier");
		this.columns.put("region", "e.region");
		this.columns.put("date", "e.business_date::text");
		this.columns.put("subject", "e.subject::text");
		this.columns.put("record", "e.record::text");
	}

	private static String column(String table, Field field) {
		String text = "%s.doc->>'%s'".formatted(table, field.code());
		if (field.type().isNumber()) {
			return "(%s)::numeric".formatted(text);
		}
		return (field.type() == Field.Type.FLAG) ? "(%s)::boolean".formatted(text) : "(%s)".formatted(text);
	}

	String of(String name) {
		String column = this.columns.get(name);
		if (column == null) {
			throw new IllegalArgumentException("There is no '" + name + "'");
		}
		return column;
	}

	/**
	 * A filter; unknown does not hold, in SQL neither.
	 */
	String where(@Nullable Expression filter) {
		return (filter == null) ? "true"
				: WORD.matcher(filter.source()).replaceAll((word) -> Matcher.quoteReplacement(sql(word.group())));
	}

	private String sql(String word) {
		return switch (word) {
			case "==" -> "=";
			case "!=" -> "<>";
			case "&&" -> " and ";
			case "||" -> " or ";
			case "!" -> " not ";
			case "[" -> "(";
			case "]" -> ")";
			case "in", "true", "false", "null" -> word;
			case "size" -> "char_length";
			default -> word.startsWith("'") ? word : of(word);
		};
	}

}
