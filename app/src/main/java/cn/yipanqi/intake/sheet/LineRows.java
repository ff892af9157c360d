package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, by what ties them to their records. They are in memory, because a
 * line may stand anywhere in its sheet, so that there may not be too many.
 * <p>
 * No record is filed without one of its lines. So the ties of all records are noted
 * before the first is given its lines: a line that belongs to none of them may belong to
 * any, and keeps all out until it is mended. One without a tie belongs to the record of
 * the line above, as people leave out what is the same.
 */
final class LineRows {

	private static final int MOST = 100_000;

	private final Map<String, List<Tied>> lines = new LinkedHashMap<>();

	private final Map<String, Integer> records = new HashMap<>();

	private final Map<String, Place> blocked = new HashMap<>();

	private final Set<String> lost = new HashSet<>();

	private final List<Problem> strays = new ArrayList<>();

	private @Nullable Place blocksAll;

	private @Nullable String above;

	private int count;

	/**
	 * Begins with another sheet of lines.
	 */
	void beginSheet() {
		this.above = null;
	}

	/**
	 * Adds a row of a sheet of lines.
	 * @param isNew whether versions that knew sheets of lines by their names only would
	 * not have read it
	 */
	void add(String type, ReadRow row, boolean isNew) {
		String tie = row.value("tie");
		if (++this.count > MOST) {
			throw new UnusableFileException(Fault.TOO_MANY_LINES, row.place(), String.valueOf(MOST));
		}
		if (tie != null) {
			this.lines.computeIfAbsent(tie, (key) -> new ArrayList<>()).add(new Tied(type, row, isNew));
			this.above = tie;
			return;
		}
		this.strays.addAll(row.unread().contains("tie") ? row.problems() : List.of(new Problem(row.number(),
				Objects.requireNonNull(row.cells().get("tie")), "", Fault.TIE_MISSING.messageKey(), List.of(), null)));
		if (this.above != null) {
			this.blocked.putIfAbsent(this.above, row.place());
		}
		else {
			block(row.place());
		}
	}

	private void block(Place place) {
		this.blocksAll = (this.blocksAll != null) ? this.blocksAll : place;
	}

	/**
	 * Whether there is any line that asks for its record.
	 */
	boolean isEmpty() {
		return this.lines.isEmpty();
	}

	/**
	 * Notes the tie of a record, before any is given its lines.
	 */
	void note(String tie) {
		this.records.merge(tie, 1, Integer::sum);
	}

	/**
	 * To be called when the ties of all records have been noted.
	 */
	void noted() {
		this.lines.forEach((tie, tied) -> {
			if (!this.records.containsKey(tie)) {
				this.lost.add(tie);
				block(tied.get(0).row.place());
				tied.forEach((line) -> this.strays
					.add(new Problem(line.row.number(), Objects.requireNonNull(line.row.cells().get("tie")), tie,
							Fault.TIE_UNKNOWN.messageKey(), List.of(), null)));
			}
		});
	}

	/**
	 * Gives a record its lines, with what could not be read in them.
	 */
	void give(ReadRow record) {
		String tie = record.value("tie");
		Place stray = (this.blocksAll != null || tie == null) ? this.blocksAll : this.blocked.get(tie);
		if (stray != null) {
			record.problems()
				.add(new Problem(record.number(), record.place(), "", Fault.LINE_UNTIED.messageKey(),
						List.of(Objects.requireNonNullElse(stray.sheet(), ""), String.valueOf(stray.line())), null));
		}
		if (tie == null) {
			return;
		}
		if (this.records.getOrDefault(tie, 1) > 1) {
			record.problems()
				.add(new Problem(record.number(), Objects.requireNonNull(record.cells().get("tie")), tie,
						Fault.TIE_TWICE.messageKey(), List.of(), null));
			List<Tied> shared = this.lines.remove(tie);
			if (shared != null) {
				shared.forEach((line) -> record.problems().addAll(line.row.problems()));
			}
			return;
		}
		String former = record.former().containsKey("tie") ? record.former().get("tie") : tie;
		this.lines.getOrDefault(tie, List.of()).forEach((line) -> give(record, line, former));
	}

	private static void give(ReadRow record, Tied line, @Nullable String formerTie) {
		int index = record.lines().size();
		ReadRow row = line.row;
		String former = row.former().containsKey("tie") ? row.former().get("tie") : row.value("tie");
		boolean isNew = line.isNew || former == null || !former.equals(formerTie);
		record.lines()
			.add(new ReadRow.ReadLine(line.type, row.value("unit"), row.fields(), row.cells(), row.place(),
					row.former(), isNew));
		record.problems().addAll(row.problems());
		row.unread().forEach((path) -> record.unread().add("lines[" + index + "]." + path));
	}

	/**
	 * What is wrong with lines that belong to no record.
	 */
	List<Problem> strays() {
		return this.strays;
	}

	private record Tied(String type, ReadRow row, boolean isNew) {
	}

}
