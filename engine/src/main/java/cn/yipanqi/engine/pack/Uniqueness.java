package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.Set;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What at most one record in force of a type may say, in the whole home. A record that
 * leaves one of the fields out is not held to it.
 *
 * @param fields codes of fields, or of what every record has: {@link #COMMON}
 * @param over the first and the last day of a time that may not overlap with that of
 * another record with the same fields; null if the fields alone must differ
 * @param where which records it holds for; null for all
 */
public record Uniqueness(List<String> fields, @Nullable Span over, @Nullable Expression where) {

	/** What every record has. */
	public static final Set<String> COMMON = Set.of("unit", "department", "region", "county", "subject", "date");

	/**
	 * By which it is known again when the pack has changed: whatever makes it another one
	 * makes another code.
	 * @param type code of the record type
	 */
	public String code(String type) {
		StringBuilder code = new StringBuilder(type).append('/').append(String.join("+", this.fields));
		if (this.over != null) {
			code.append('/').append(this.over.from).append("..").append(this.over.to);
		}
		if (this.where != null) {
			code.append('?').append(this.where.source());
		}
		return code.toString();
	}

	/**
	 * Names of what says the first and the last day of a time.
	 */
	public record Span(String from, String to) {
	}

}
