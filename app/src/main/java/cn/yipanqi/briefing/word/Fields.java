package cn.yipanqi.briefing.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows the fields of a text and tells those that a template may not have: all that run
 * something, fetch something or change by themselves, which leaves numbers of pages and
 * the like. A field within the instruction of another could make it whatever it wants,
 * and is told, too.
 */
final class Fields {

	private static final Set<String> HARMLESS = Set.of("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF",
			"SYMBOL", "EQ", "ADVANCE", "TITLE", "HYPERLINK", "TOC", "PAGEREF");

	private static final int LONGEST = 20;

	private final Deque<Field> open = new ArrayDeque<>();

	private final Consumer<String> refused;

	Fields(Consumer<String> refused) {
		this.refused = refused;
	}

	void begin() {
		Field around = this.open.peek();
		if (around != null && !around.separated) {
			around.nested = true;
		}
		this.open.push(new Field());
	}

	void instruction(String text) {
		Field field = this.open.peek();
		if (field != null) {
			field.instruction.append(text);
		}
		else {
			check(text, false);
		}
	}

	void separate() {
		Field field = this.open.peek();
		if (field != null) {
			field.separated = true;
		}
	}

	void end() {
		if (!this.open.isEmpty()) {
			Field field = this.open.pop();
			check(field.instruction.toString(), field.nested);
		}
	}

	/**
	 * A field whose instruction is given at once.
	 */
	void whole(String instruction) {
		check(instruction, false);
	}

	/**
	 * Those never ended count as well.
	 */
	void finish() {
		while (!this.open.isEmpty()) {
			end();
		}
	}

	private void check(String instruction, boolean nested) {
		String name = instruction.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
		if (nested || !HARMLESS.contains(name)) {
			this.refused.accept(name.isEmpty() ? "{ }" : name.substring(0, Math.min(LONGEST, name.length())));
		}
	}

	private static final class Field {

		private final StringBuilder instruction = new StringBuilder();

		private boolean separated;

		private boolean nested;

	}

}
