package cn.yipanqi.briefing.template;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A tag as it was written.
 *
 * @param word what it is: {@code figure}, {@code text}, {@code if} …
 * @param arguments what follows without a name, in one text
 * @param attributes what follows as {@code name=value}
 * @param source the whole between the braces
 */
public record Tag(String word, String arguments, Map<String, String> attributes, String source) {

	/**
	 * The first argument; empty if there is none.
	 */
	public String first() {
		return argument(0);
	}

	public String argument(int number) {
		String[] words = this.arguments.split(" ", -1);
		return (number < words.length) ? words[number] : "";
	}

	public @Nullable String attribute(String name) {
		return this.attributes.get(name);
	}

	public String attribute(String name, String otherwise) {
		return this.attributes.getOrDefault(name, otherwise);
	}

	public int number(String name, int otherwise) {
		String value = this.attributes.get(name);
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

}
