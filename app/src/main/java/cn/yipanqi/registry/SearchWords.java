package cn.yipanqi.registry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is searched for, word by word, and names as they are compared. Does what
 * {@code plain_name} does in the database.
 */
public final class SearchWords {

	private static final int MOST = 5;

	private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z},，、;；]+");

	private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\u00ad\\u200b-\\u200f\\u2060\\ufeff]");

	private SearchWords() {
	}

	/**
	 * The first words of a text, each as names are compared.
	 */
	static List<String> of(String text) {
		return Stream.of(BLANKS.split(text.strip()))
			.map(SearchWords::plain)
			.filter((word) -> !word.isEmpty())
			.limit(MOST)
			.toList();
	}

	/**
	 * A name without what makes no difference: width, case, blanks and what nobody sees.
	 */
	public static String plain(String name) {
		return UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("").toLowerCase(Locale.ROOT);
	}

}
