package cn.yipanqi.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a draft is not accepted, and where.
 *
 * @param path the place: {@code date}, {@code unit}, {@code region}, {@code subject},
 * {@code fields.people}, {@code lines[0].unit}, {@code lines[0].fields.quantity},
 * {@code rules}
 * @param code message key below {@code violation.}, such as {@code missing}
 * @param arguments arguments of the message
 * @param text the pack's own message, for a violated rule; else null
 * @param textEn the same in English, if the pack has it
 */
public record Violation(String path, String code, List<Object> arguments, @Nullable String text,
		@Nullable String textEn) {

	public static Violation at(String path, String code, Object... arguments) {
		return new Violation(path, code, List.of(arguments), null, null);
	}

}
