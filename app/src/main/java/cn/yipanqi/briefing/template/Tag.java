package cn.yipanqi.briefing.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A tag as it was written.
 *
 * @param word what it is: {@code figure}, {@code text}, {@code if} …
 * @param arguments what follows without a name, in one text
 * @param attributes what follows as {@code name=value}
 * @param faults what is wrong with the writing itself
 * @param source the whole between the braces
 */
public record Tag(String word, String arguments, Map<String, String> attributes, List<Fault> faults, String source) {

	/**
	 * The days of an indicator that have a name: the first and the last on which it
	 * counts anything, and the one on which it counts most.
	 */
	public static final Set<String> DAYS = Set.of("first", "last", "peak");

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

	int count() {
		return this.arguments.isEmpty() ? 0 : this.arguments.split(" ", -1).length;
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

	/**
	 * A slip of the pen.
	 *
	 * @param code message key below {@code briefing.problem.}
	 * @param about what it is about
	 */
	public record Fault(String code, String about) {
	}

}
