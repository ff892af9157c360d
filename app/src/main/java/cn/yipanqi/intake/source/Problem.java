package cn.yipanqi.intake.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why one row is refused.
 *
 * @param row number of the row
 * @param place where in the file
 * @param value an excerpt of what stands there
 * @param messageKey key of the reason in the message bundles
 * @param arguments its arguments
 * @param text the pack's own words, for a rule of the pack; else null
 * @param textEn the same in English, if the pack has it
 */
public record Problem(long row, Place place, String value, String messageKey, List<Object> arguments,
		@Nullable String text, @Nullable String textEn) {

	public Problem(long row, Place place, String value, String messageKey, List<Object> arguments,
			@Nullable String text) {
		this(row, place, value, messageKey, arguments, text, null);
	}

	/**
	 * The reason's short code, such as {@code date-unreadable}.
	 */
	public String code() {
		return this.messageKey.substring(this.messageKey.lastIndexOf('.') + 1);
	}

}
