package cn.yipanqi.engine.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * How a briefing tells one record in words: a text with placeholders such as
 * {@code {date}}, {@code {place}} or, for a line's field, {@code {seized.brand}}.
 *
 * @param when for which records, or null for all
 * @param text the text
 */
public record Sentence(@Nullable Expression when, String text) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

	/**
	 * The names between braces, in order.
	 */
	public List<String> placeholders() {
		return PLACEHOLDER.matcher(this.text).results().map((match) -> match.group(1)).toList();
	}

	/**
	 * The text with its placeholders filled in, or null if one of them has no value.
	 */
	public @Nullable String tell(Function<String, @Nullable String> values) {
		List<String> told = new ArrayList<>();
		Matcher matcher = PLACEHOLDER.matcher(this.text);
		int end = 0;
		while (matcher.find()) {
			String value = values.apply(matcher.group(1));
			if (value == null || value.isEmpty()) {
				return null;
			}
			told.add(this.text.substring(end, matcher.start()));
			told.add(value);
			end = matcher.end();
		}
		told.add(this.text.substring(end));
		return String.join("", told);
	}

}
