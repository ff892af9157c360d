package cn.yipanqi.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Row;
import cn.yipanqi.intake.source.Table;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is read: its cells, the tables to look up in, and what is wrong with
 * it.
 */
final class Reading {

	private final Table table;

	private final Row row;

	private final Map<String, Lookup> lookups;

	private final Notes notes;

	private final Set<String> sensitive;

	private final List<Problem> problems = new ArrayList<>();

	Reading(Table table, Row row, Map<String, Lookup> lookups, Notes notes, Set<String> sensitive) {
		this.table = table;
		this.row = row;
		this.lookups = lookups;
		this.notes = notes;
		this.sensitive = sensitive;
	}

	Row row() {
		return this.row;
	}

	Place place() {
		return Place.ofLine(this.row.line());
	}

	String cell(String column) {
		return this.row.cells().get(this.table.column(column));
	}

	@Nullable String lookUp(String lookup, String key) {
		String found = Objects.requireNonNull(this.lookups.get(lookup)).find(key);
		if (found == null) {
			this.notes.unmatched(lookup);
		}
		return found;
	}

	void noteOtherwise(@Nullable String column, String replacement, String value) {
		this.notes.otherwise(Objects.requireNonNullElse(column, ""), replacement, shown(column, value));
	}

	/**
	 * Notes what is wrong.
	 * @return {@code null}, so that a step can end with it
	 */
	@Nullable String refuse(Fault fault, @Nullable String column, @Nullable String value, String detail) {
		int number = (column != null) ? this.table.column(column) + 1 : 0;
		this.problems.add(new Problem(this.row.number(), new Place(this.row.line(), number, column),
				Excerpt.of(shown(column, Objects.requireNonNullElse(value, ""))), fault.messageKey(), List.of(detail),
				null));
		return null;
	}

	/**
	 * A report goes from hand to hand: what is encrypted in the ledger is not in it.
	 */
	private String shown(@Nullable String column, String value) {
		return (value.isEmpty() || column == null || !this.sensitive.contains(column)) ? value : "******";
	}

	List<Problem> problems() {
		return this.problems;
	}

}
