package cn.yipanqi.intake.sheet;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Copies XML as it is and stops at each tag, so that single tags can be written otherwise
 * and everything else stays what it was. The XML must have been read before.
 */
final class TagCopy {

	private static final int LONGEST = 1 << 17;

	private static final Pattern NAME = Pattern.compile("</?(?:[\\w.-]+:)?([\\w.-]+)");

	private final Reader in;

	private final Writer out;

	private final StringBuilder tag = new StringBuilder();

	TagCopy(Reader in, Writer out) {
		this.in = in;
		this.out = out;
	}

	/**
	 * Copies what stands before the next tag.
	 * @return the tag, which is not copied; null at the end
	 */
	@Nullable String next() throws IOException {
		int character = this.in.read();
		while (character >= 0 && character != '<') {
			this.out.write(character);
			character = this.in.read();
		}
		if (character < 0) {
			return null;
		}
		this.tag.setLength(0);
		this.tag.append('<');
		int quote = 0;
		while (true) {
			character = this.in.read();
			if (character < 0 || this.tag.length() > LONGEST) {
				throw new IOException("A tag does not end");
			}
			this.tag.append((char) character);
			if (quote != 0) {
				quote = (character == quote) ? 0 : quote;
			}
			else if ((character == '"' || character == '\'') && !isComment()) {
				quote = character;
			}
			else if (character == '>' && (!isComment() || this.tag.lastIndexOf("-->") == this.tag.length() - 3)) {
				return this.tag.toString();
			}
		}
	}

	private boolean isComment() {
		return this.tag.length() >= 4 && this.tag.charAt(1) == '!';
	}

	void write(String text) throws IOException {
		this.out.write(text);
	}

	/**
	 * The name of a tag's element without its prefix.
	 */
	static String name(String tag) {
		Matcher matcher = NAME.matcher(tag);
		return matcher.lookingAt() ? matcher.group(1) : "";
	}

	/**
	 * The prefix of a tag's name with its colon; empty for none.
	 */
	static String prefix(String tag) {
		int colon = tag.indexOf(':');
		int end = tag.indexOf(' ');
		return (colon > 0 && (end < 0 || colon < end)) ? tag.substring(tag.startsWith("</") ? 2 : 1, colon + 1) : "";
	}

	static boolean begins(String tag) {
		return tag.charAt(1) != '/' && tag.charAt(1) != '?' && tag.charAt(1) != '!';
	}

	static boolean isEmpty(String tag) {
		return tag.endsWith("/>");
	}

	static @Nullable String attribute(String tag, String name) {
		Matcher matcher = Pattern.compile("\\s" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')").matcher(tag);
		if (!matcher.find()) {
			return null;
		}
		return (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
	}

	/**
	 * The tag with an attribute set.
	 */
	static String with(String tag, String name, String value) {
		Matcher matcher = Pattern.compile("(\\s" + name + "\\s*=\\s*)(?:\"[^\"]*\"|'[^']*')").matcher(tag);
		if (matcher.find()) {
			return tag.substring(0, matcher.start()) + " " + name + "=\"" + value + "\"" + tag.substring(matcher.end());
		}
		int end = tag.length() - (isEmpty(tag) ? 2 : 1);
		return tag.substring(0, end).stripTrailing() + " " + name + "=\"" + value + "\"" + tag.substring(end);
	}

}
