package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands between the braces of a tag. Word processors and Chinese keyboards
 * change quotes and signs as one types; outside quotes those are taken for the plain
 * ones.
 */
final class TagReader {

	private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)\\s*=\\s*(\"[^\"]*\"|[^\\s\"=]+)");

	private static final char FULL_WIDTH_FIRST = '\uFF01';

	private static final char FULL_WIDTH_LAST = '\uFF5E';

	private static final int FULL_WIDTH_OFFSET = FULL_WIDTH_FIRST - '!';

	private TagReader() {
	}

	static Tag read(String source) {
		String text = plain(source).strip();
		String word = text.split("\\s", 2)[0];
		String rest = text.substring(word.length()).strip();
		if (word.equals("if")) {
			return new Tag(word, rest, Map.of(), source.strip());
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		Matcher matcher = ATTRIBUTE.matcher(rest);
		List<String> arguments = new ArrayList<>();
		int end = 0;
		while (matcher.find()) {
			arguments.add(rest.substring(end, matcher.start()).strip());
			String value = matcher.group(2);
			attributes.put(matcher.group(1), value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
			end = matcher.end();
		}
		arguments.add(rest.substring(end).strip());
		return new Tag(word, String.join(" ", arguments).strip().replaceAll("\\s+", " "), Map.copyOf(attributes),
				source.strip());
	}

	private static String plain(String source) {
		StringBuilder plain = new StringBuilder(source.length());
		boolean quoted = false;
		for (int i = 0; i < source.length(); i++) {
			char character = source.charAt(i);
			char sign = switch (character) {
				case '“', '”', '＂' -> '"';
				case '‘', '’', '＇' -> '\'';
				case '\u00A0', '\u3000', '\t' -> ' ';
				default -> character;
			};
			quoted ^= sign == '"';
			boolean wide = sign >= FULL_WIDTH_FIRST && sign <= FULL_WIDTH_LAST;
			plain.append((wide && !quoted) ? (char) (sign - FULL_WIDTH_OFFSET) : sign);
		}
		return plain.toString();
	}

}
