package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.intake.sheet.ReadRow;
import cn.yipanqi.intake.sheet.ReadRow.Ready;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.FiledRecords;
import cn.yipanqi.ledger.FiledRecords.Comparison;

/**
 * Rows of a list that somebody took along, with the numbers of their records: they are
 * there already, and what was changed in them is corrected at the record.
 */
final class RecordedRows {

	private static final String RECORD = "record";

	private final FiledRecords records;

	private final Author author;

	RecordedRows(FiledRecords records, Author author) {
		this.records = records;
		this.author = author;
	}

	/**
	 * The rows that bear no number of a record.
	 * @param tally takes the others
	 */
	List<Ready> without(List<Ready> rows, Tally tally) {
		List<Ready> recorded = rows.stream().filter((row) -> row.row().value(RECORD) != null).toList();
		if (recorded.isEmpty()) {
			return rows;
		}
		List<Long> numbers = recorded.stream().map((row) -> Long.valueOf(number(row))).toList();
		List<Comparison> comparisons = this.records.compare(numbers, recorded.stream().map(Ready::draft).toList(),
				this.author);
		for (int i = 0; i < recorded.size(); i++) {
			take(recorded.get(i), comparisons.get(i), tally);
		}
		List<Ready> others = new ArrayList<>(rows);
		others.removeIf((row) -> row.row().value(RECORD) != null);
		return others;
	}

	private static void take(Ready row, Comparison comparison, Tally tally) {
		switch (comparison) {
			case SAME -> tally.alreadyThere();
			case OTHER -> tally.rejected(problems(row, Fault.RECORD_OTHER));
			case CANCELLED -> tally.rejected(problems(row, Fault.RECORD_CANCELLED));
			case UNKNOWN -> tally.rejected(problems(row, Fault.RECORD_UNKNOWN));
		}
	}

	private static List<Problem> problems(Ready made, Fault fault) {
		ReadRow row = made.row();
		List<Problem> problems = new ArrayList<>(row.problems());
		problems.add(new Problem(row.number(), Objects.requireNonNull(row.cells().get(RECORD)), number(made),
				fault.messageKey(), List.of(number(made)), null));
		return problems;
	}

	private static String number(Ready row) {
		return Objects.requireNonNull(row.row().value(RECORD));
	}

}
