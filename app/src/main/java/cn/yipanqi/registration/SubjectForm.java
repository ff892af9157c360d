package cn.yipanqi.registration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What the browser sent of a subject, kept as it was typed. On the form of a record its
 * fields have a prefix, so that they are told from the record's own.
 *
 * @param prefix before the names of the fields
 * @param texts by name, without the prefix
 */
record SubjectForm(String prefix, Map<String, String> texts) {

	static final String ON_A_RECORD = "new.";

	static SubjectForm of(String prefix, Map<String, String> parameters) {
		Map<String, String> texts = new HashMap<>();
		parameters.forEach((name, value) -> {
			if (name.startsWith(prefix)) {
				texts.put(name.substring(prefix.length()), value);
			}
		});
		return new SubjectForm(prefix, texts);
	}

	public String text(String name) {
		return this.texts.getOrDefault(name, "");
	}

	/**
	 * The same with something that is known, where nothing was typed.
	 */
	SubjectForm knowing(String name, @Nullable String value) {
		Map<String, String> known = new HashMap<>(this.texts);
		if (value != null && text(name).isBlank()) {
			known.put(name, value);
		}
		return new SubjectForm(this.prefix, known);
	}

	/**
	 * Numbers of the subjects that it was said not to be.
	 */
	Set<Long> others() {
		return Arrays.stream(text("others").split(","))
			.map(String::strip)
			.filter((number) -> number.matches("\\d{1,18}"))
			.map(Long::valueOf)
			.collect(Collectors.toSet());
	}

}
