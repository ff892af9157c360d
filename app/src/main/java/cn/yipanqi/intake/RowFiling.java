package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.intake.mapping.MappedRow;
import cn.yipanqi.intake.mapping.RowMapper;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Table;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Examiner;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Outcome;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Subject;

/**
 * Hands rows to the ledger: examined first, and filed only if the import is committed, a
 * chunk in a transaction. Subjects are registered just before, and only those of rows
 * that the ledger takes.
 */
final class RowFiling {

	private final Examiner examiner;

	private final Ledger ledger;

	private final Author author;

	private final boolean commit;

	RowFiling(Examiner examiner, Ledger ledger, Author author, boolean commit) {
		this.examiner = examiner;
		this.ledger = ledger;
		this.author = author;
		this.commit = commit;
	}

	boolean commits() {
		return this.commit;
	}

	void file(List<MappedRow> rows, RowSubjects subjects, Places places, Tally tally) {
		List<Examiner.Examination> examinations = this.examiner.examine(drafts(rows, subjects),
				rows.stream().map(subjects::of).toList(), this.author);
		List<MappedRow> sound = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			Examiner.Examination examination = examinations.get(i);
			if (examination.alreadyThere()) {
				tally.alreadyThere();
			}
			else if (examination.violations().isEmpty()) {
				subjects.accepted(rows.get(i), tally);
				sound.add(rows.get(i));
			}
			else {
				tally.rejected(places.problems(rows.get(i), examination.violations()));
			}
		}
		if (this.commit && !sound.isEmpty()) {
			commit(sound, subjects, places, tally);
		}
		else {
			sound.forEach((row) -> tally.accepted());
		}
	}

	private void commit(List<MappedRow> rows, RowSubjects subjects, Places places, Tally tally) {
		subjects.register(rows);
		List<Outcome> outcomes = this.ledger.recordAll(drafts(rows, subjects), this.author);
		for (int i = 0; i < rows.size(); i++) {
			Outcome outcome = outcomes.get(i);
			if (outcome.receipt() == null) {
				tally.rejected(places.problems(rows.get(i), outcome.violations()));
			}
			else if (outcome.receipt().alreadyThere()) {
				tally.alreadyThere();
			}
			else {
				tally.accepted();
			}
		}
	}

	private static List<Draft> drafts(List<MappedRow> rows, RowSubjects subjects) {
		return rows.stream().map((row) -> draft(row, subjects)).toList();
	}

	private static Draft draft(MappedRow row, RowSubjects subjects) {
		Subject subject = subjects.of(row);
		List<Draft.DraftLine> lines = row.lines()
			.stream()
			.map((line) -> new Draft.DraftLine(line.type(), line.unit(), line.fields()))
			.toList();
		return new Draft(row.record(), row.unit(), row.region(), (subject != null) ? subject.id() : null, row.date(),
				row.fields(), lines, row.clientKey());
	}

	/**
	 * From places in a draft back to cells of the file.
	 */
	record Places(RowMapper mapper, Table table) {

		List<Problem> problems(MappedRow row, List<Violation> violations) {
			return violations.stream().map((violation) -> problem(row, violation)).toList();
		}

		private Problem problem(MappedRow row, Violation violation) {
			String column = this.mapper.column(violation.path());
			Place place = (column != null) ? new Place(row.place().line(), this.table.column(column) + 1, column)
					: row.place();
			String value = violation.arguments().isEmpty() ? "" : String.valueOf(violation.arguments().get(0));
			return new Problem(row.number(), place, Excerpt.of(value), "violation." + violation.code(),
					violation.arguments(), violation.text());
		}

	}

}
