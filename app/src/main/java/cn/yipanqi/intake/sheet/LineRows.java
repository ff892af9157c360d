package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;

/**
 * The lines of a file, by what ties them to their records. They are in memory, because a
 * line may stand anywhere in its sheet, so that there may not be too many.
 */
final class LineRows {

	private static final int MOST = 100_000;

	private final Map<String, List<Tied>> lines = new LinkedHashMap<>();

	private final Set<String> taken = new HashSet<>();

	private int count;

	/**
	 * Adds a row of a sheet of lines.
	 * @return why not; empty if it was added
	 */
	List<Problem> add(String type, ReadRow row) {
		String tie = row.value("tie");
		if (++this.count > MOST) {
			throw new UnusableFileException(Fault.TOO_MANY_LINES, row.place(), String.valueOf(MOST));
		}
		if (tie == null) {
			return row.unread().contains("tie") ? row.problems()
					: List.of(new Problem(row.number(), Objects.requireNonNull(row.cells().get("tie")), "",
							Fault.TIE_MISSING.messageKey(), List.of(), null));
		}
		this.lines.computeIfAbsent(tie, (key) -> new ArrayList<>()).add(new Tied(type, row));
		return List.of();
	}

	/**
	 * Gives a record its lines, with what could not be read in them.
	 */
	void give(ReadRow record) {
		String tie = record.value("tie");
		if (tie == null) {
			return;
		}
		if (!this.taken.add(tie)) {
			record.problems()
				.add(new Problem(record.number(), Objects.requireNonNull(record.cells().get("tie")), tie,
						Fault.TIE_TWICE.messageKey(), List.of(), null));
			return;
		}
		for (Tied line : this.lines.getOrDefault(tie, List.of())) {
			int index = record.lines().size();
			record.lines()
				.add(new ReadRow.ReadLine(line.type, line.row.value("unit"), line.row.fields(), line.row.cells(),
						line.row.place()));
			record.problems().addAll(line.row.problems());
			line.row.unread().forEach((path) -> record.unread().add("lines[" + index + "]." + path));
		}
	}

	/**
	 * The lines that belong to no record.
	 */
	List<Problem> untaken() {
		return this.lines.entrySet()
			.stream()
			.filter((entry) -> !this.taken.contains(entry.getKey()))
			.flatMap((entry) -> entry.getValue().stream())
			.map((line) -> new Problem(line.row.number(), Objects.requireNonNull(line.row.cells().get("tie")),
					String.valueOf(line.row.value("tie")), Fault.TIE_UNKNOWN.messageKey(), List.of(), null))
			.toList();
	}

	private record Tied(String type, ReadRow row) {
	}

}
