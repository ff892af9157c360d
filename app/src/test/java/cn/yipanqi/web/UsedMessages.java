package cn.yipanqi.web;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message keys that templates and Java sources use: whole ones, and the beginnings of
 * those that are put together.
 */
final class UsedMessages {

	private static final Pattern EXPRESSION = Pattern.compile("#\\{([^}(]*)|#messages\\.msg(?:WithParams)?\\(([^,)]*)");

	private static final Pattern KEY = Pattern.compile("'?([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)'?");

	private static final Pattern PREFIX = Pattern.compile("(?:\\||')([a-z][a-z0-9.-]*\\.)(?:\\$.*|'\\s*\\+.*)");

	/**
	 * Names of variables that hold a whole key, which is written out in Java.
	 */
	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(flash|problem)");

	private static final Pattern WRITTEN_OUT = Pattern.compile("([a-z][a-z0-9-]*)\\.(?:[a-z0-9-]+\\.)*[a-z0-9-]*");

	final Set<String> keys = new TreeSet<>();

	final Set<String> prefixes = new TreeSet<>();

	final Set<String> unclear = new TreeSet<>();

	/**
	 * Takes the keys of a template.
	 */
	void template(String html) {
		EXPRESSION.matcher(html).results().forEach((found) -> {
			String expression = (found.group(1) != null) ? found.group(1) : found.group(2);
			Matcher key = KEY.matcher(expression);
			Matcher prefix = PREFIX.matcher(expression);
			if (key.matches()) {
				this.keys.add(key.group(1));
			}
			else if (prefix.matches()) {
				this.prefixes.add(prefix.group(1));
			}
			else if (!VARIABLE.matcher(expression).matches()) {
				this.unclear.add(found.group());
			}
		});
	}

	/**
	 * Takes the keys of Java sources: what is handed to those who give messages, and
	 * every other text that begins like a key.
	 * @param families the first words of keys
	 */
	void java(Path folder, Set<String> families) {
		Calls calls = Calls.in(folder);
		Set<String> texts = new TreeSet<>(calls.texts(".addFlashAttribute", 1));
		texts.addAll(calls.texts(".getMessage", 0));
		calls.texts().stream().filter((text) -> {
			Matcher matcher = WRITTEN_OUT.matcher(text);
			return matcher.matches() && families.contains(matcher.group(1));
		}).forEach(texts::add);
		texts.forEach((text) -> (text.endsWith(".") ? this.prefixes : this.keys).add(text));
	}

}
