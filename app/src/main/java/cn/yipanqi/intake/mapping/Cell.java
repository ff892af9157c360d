package cn.yipanqi.intake.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where one value of a row comes from, and how it is cleaned.
 */
record Cell(Origin origin, Cleaning cleaning) {

	/**
	 * The value, or {@code null} where there is none or where it was refused.
	 */
	@Nullable String read(Reading reading) {
		String value = this.origin.read(reading);
		return this.cleaning.apply(value, label(), reading);
	}

	/**
	 * The column that a refusal names: the first that the value comes from, or none for a
	 * constant.
	 */
	@Nullable String label() {
		return columns().stream().findFirst().orElse(null);
	}

	Set<String> columns() {
		Set<String> columns = new LinkedHashSet<>();
		this.origin.collectColumns(columns);
		return columns;
	}

	/**
	 * What a value is made of.
	 */
	sealed interface Origin {

		@Nullable String read(Reading reading);

		void collectColumns(Set<String> columns);

	}

	/**
	 * The cell of a column.
	 */
	record Column(String name) implements Origin {

		@Override
		public String read(Reading reading) {
			return reading.cell(this.name);
		}

		@Override
		public void collectColumns(Set<String> columns) {
			columns.add(this.name);
		}

	}

	/**
	 * The same text in every row.
	 */
	record Constant(String text) implements Origin {

		@Override
		public String read(Reading reading) {
			return this.text;
		}

		@Override
		public void collectColumns(Set<String> columns) {
		}

	}

	/**
	 * Several values with a text between them; nothing if one of them is missing.
	 */
	record Join(List<Cell> parts, String between) implements Origin {

		@Override
		public @Nullable String read(Reading reading) {
			StringBuilder joined = new StringBuilder();
			for (int i = 0; i < this.parts.size(); i++) {
				String part = this.parts.get(i).read(reading);
				if (part == null) {
					return null;
				}
				joined.append((i > 0) ? this.between : "").append(part);
			}
			return joined.toString();
		}

		@Override
		public void collectColumns(Set<String> columns) {
			this.parts.forEach((part) -> part.origin.collectColumns(columns));
		}

	}

	/**
	 * The first of several values that is there.
	 */
	record FirstOf(List<Cell> choices) implements Origin {

		@Override
		public @Nullable String read(Reading reading) {
			for (Cell choice : this.choices) {
				String value = choice.read(reading);
				if (value != null) {
					return value;
				}
			}
			return null;
		}

		@Override
		public void collectColumns(Set<String> columns) {
			this.choices.forEach((choice) -> choice.origin.collectColumns(columns));
		}

	}

}
