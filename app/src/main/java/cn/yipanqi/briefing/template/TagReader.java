package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands between the braces of a tag. Word processors and Chinese keyboards
 * change quotes, signs and spaces as one types; outside quotes those are taken for the
 * plain ones.
 */
final class TagReader {

	private static final Pattern WORD = Pattern.compile("[\\p{L}_]+|[^ ]*");

	/**
	 * A quote closes a value only where the value can end, so that quotes may stand
	 * within it.
	 */
	private static final Pattern ATTRIBUTE = Pattern
		.compile("([\\p{L}_]+) *= *(?:\"(.*?)\"(?= |$|[\\p{L}_]+ *=)|([^ \"=]+))");

	private static final Pattern INVISIBLE = Pattern.compile("[\u00AD\u200B-\u200D\u2060\uFEFF]");

	private static final int FULL_WIDTH_OFFSET = '\uFF01' - '!';

	private final String raw;

	private final String plain;

	private final List<Tag.Fault> faults = new ArrayList<>();

	private TagReader(String raw, String plain) {
		this.raw = raw;
		this.plain = plain;
	}

	static Tag read(String source) {
		String visible = INVISIBLE.matcher(source).replaceAll("");
		String plain = plain(visible);
		int start = plain.length() - plain.stripLeading().length();
		String text = plain.strip();
		return new TagReader(visible.substring(start, start + text.length()), text).tag(source);
	}

	private Tag tag(String source) {
		if (source.indexOf(Source.OBJECT) >= 0) {
			this.faults.add(new Tag.Fault("thing-in-tag", ""));
		}
		Matcher words = WORD.matcher(this.plain);
		String word = words.lookingAt() ? words.group() : "";
		String shown = source.replace(Source.OBJECT, ' ').strip();
		if (word.equals("if")) {
			String condition = this.plain.substring(word.length()).strip();
			return new Tag(word, condition.replace("≥", ">=").replace("≤", "<=").replace("≠", "!="), Map.of(),
					List.copyOf(this.faults), shown);
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		String arguments = arguments(word.length(), attributes);
		if (arguments.indexOf('"') >= 0) {
			this.faults.add(new Tag.Fault("unclosed-quote", ""));
		}
		return new Tag(word, arguments, Map.copyOf(attributes), List.copyOf(this.faults), shown);
	}

	/**
	 * Takes the attributes out; what is left are the arguments.
	 */
	private String arguments(int start, Map<String, String> attributes) {
		List<String> arguments = new ArrayList<>();
		Matcher matcher = ATTRIBUTE.matcher(this.plain);
		int end = start;
		while (matcher.find(end)) {
			arguments.add(this.plain.substring(end, matcher.start()).strip());
			String former = attributes.put(matcher.group(1), value(matcher));
			if (former != null) {
				this.faults.add(new Tag.Fault("repeated-attribute", matcher.group(1)));
			}
			end = matcher.end();
		}
		arguments.add(this.plain.substring(end).strip());
		return String.join(" ", arguments).strip().replaceAll(" +", " ");
	}

	private String value(Matcher matcher) {
		if (matcher.start(2) >= 0) {
			return this.raw.substring(matcher.start(2), matcher.end(2));
		}
		String written = this.raw.substring(matcher.start(3), matcher.end(3));
		return written.codePoints().anyMatch(Character::isIdeographic) ? written : matcher.group(3);
	}

	/**
	 * The same text, as long as it is, in plain signs.
	 */
	private static String plain(String source) {
		StringBuilder plain = new StringBuilder(source.length());
		for (int i = 0; i < source.length(); i++) {
			plain.append(plain(source.charAt(i)));
		}
		return plain.toString();
	}

	private static char plain(char sign) {
		if (sign >= '\uFF01' && sign <= '\uFF5E') {
			return (char) (sign - FULL_WIDTH_OFFSET);
		}
		return switch (sign) {
			case '“', '”', '„', '‟' -> '"';
			case '‘', '’' -> '\'';
			case '–', '−' -> '-';
			default ->
				(sign == Source.OBJECT || Character.isWhitespace(sign) || Character.isSpaceChar(sign)) ? ' ' : sign;
		};
	}

}
