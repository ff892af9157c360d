package cn.yipanqi.access;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is declared of each endpoint: its rule, how to ask it for something in a place,
 * and what it then shows.
 *
 * @param name method, pattern and conditions, as a {@link Mapping} is called
 * @param reach whose it is
 * @param fields from a place to the values of its path variables and parameters
 * @param shows from a place to words that whoever may see them finds there
 * @param lenient names of what may be foreign without the request being refused: a list
 * is then filtered, a form comes back with what is wrong
 * @param published names of what may be foreign because it is everybody's
 */
record Endpoint(String name, Permission rule, Reach reach, Function<Place, Map<String, String>> fields,
		Function<Place, Set<String>> shows, Set<String> lenient, Set<String> published) {

	/**
	 * Whose an endpoint is.
	 */
	enum Reach {

		/** Asks for something in a place. */
		PLACED,

		/** Shows or changes the caller's own region or account, wherever that is. */
		OWN,

		/** Needs a step before it, and says that it finds nothing without that. */
		STEP,

		/** Only for those who reach the whole city. */
		CITY

	}

	/**
	 * The same, showing something.
	 */
	Endpoint showing(Function<Place, Set<String>> words) {
		return new Endpoint(this.name, this.rule, this.reach, this.fields, words, this.lenient, this.published);
	}

	/**
	 * The same, not refusing the request for something foreign under these names.
	 */
	Endpoint lenient(Set<String> names) {
		return new Endpoint(this.name, this.rule, this.reach, this.fields, this.shows, names, this.published);
	}

	/**
	 * The same, with names of what is everybody's.
	 */
	Endpoint published(Set<String> names) {
		return new Endpoint(this.name, this.rule, this.reach, this.fields, this.shows, this.lenient, names);
	}

	String method() {
		return this.name.substring(0, this.name.indexOf(' '));
	}

	/**
	 * The pattern of its address.
	 */
	String pattern() {
		return this.name.split(" ", 3)[1];
	}

	boolean changes() {
		return !method().equals("GET");
	}

	/**
	 * Whether a name is that of a part of the address.
	 */
	boolean isInAddress(String name) {
		return pattern().matches(".*\\{" + name + "[:}].*");
	}

	@Override
	public String toString() {
		return this.name;
	}

}
