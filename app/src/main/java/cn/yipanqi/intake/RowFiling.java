package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Examiner;
import cn.yipanqi.ledger.Outcome;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows to the ledger: examined first, and filed only if the import is committed, a
 * chunk at a time. Subjects are registered just before, and only those of rows that the
 * ledger takes.
 *
 * @param <R> a row
 */
final class RowFiling<R> {

	private final Examiner.Pass pass;

	private final @Nullable Recorder recorder;

	private final Author author;

	/**
	 * @param recorder files the rows; null to examine them only
	 */
	RowFiling(Examiner examiner, @Nullable Recorder recorder, Author author) {
		this.pass = examiner.pass();
		this.recorder = recorder;
		this.author = author;
	}

	boolean commits() {
		return this.recorder != null;
	}

	void file(List<R> all, Rows<R> rows, Tally tally) {
		if (this.recorder == null) {
			examined(all, rows, tally).forEach((row) -> tally.accepted());
			return;
		}
		List<R> sound = rows.registers() ? examined(all, rows, tally) : all;
		if (!sound.isEmpty()) {
			rows.register(sound);
			commit(this.recorder, sound, rows, tally);
		}
	}

	/**
	 * Examines rows, and tallies those that the ledger would not take.
	 * @return the others
	 */
	List<R> examined(List<R> all, Rows<R> rows, Tally tally) {
		List<Examiner.Examination> examinations = this.pass.examine(all.stream().map(rows::draft).toList(),
				all.stream().map(rows::subject).toList(), this.author);
		List<R> sound = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			Examiner.Examination examination = examinations.get(i);
			R row = all.get(i);
			List<Problem> problems = rows.problems(row, examination.violations());
			if (!problems.isEmpty()) {
				tally.rejected(problems);
			}
			else if (!rows.isRepeated(row, true, tally)) {
				if (examination.alreadyThere()) {
					rows.alreadyThere(row, tally);
				}
				else if (!rows.asks(row, tally)) {
					rows.accepted(row, tally);
					sound.add(row);
				}
			}
		}
		return sound;
	}

	private void commit(Recorder recorder, List<R> sound, Rows<R> rows, Tally tally) {
		List<Outcome> outcomes = recorder.record(sound.stream().map(rows::draft).toList());
		for (int i = 0; i < sound.size(); i++) {
			take(outcomes.get(i), sound.get(i), rows, tally);
		}
	}

	private void take(Outcome outcome, R row, Rows<R> rows, Tally tally) {
		Receipt receipt = outcome.receipt();
		if (receipt == null) {
			boolean known = outcome.violations().stream().anyMatch((violation) -> violation.path().equals("key"));
			if (!known || !rows.isRepeated(row, false, tally)) {
				tally.rejected(rows.problems(row, outcome.violations()));
			}
		}
		else if (!rows.isRepeated(row, true, tally)) {
			if (receipt.alreadyThere()) {
				rows.alreadyThere(row, tally);
			}
			else {
				tally.accepted();
			}
		}
	}

	/**
	 * Files drafts, in order.
	 */
	@FunctionalInterface
	interface Recorder {

		List<Outcome> record(List<Draft> drafts);

	}

	/**
	 * What rows say.
	 *
	 * @param <R> a row
	 */
	interface Rows<R> {

		Draft draft(R row);

		@Nullable Subject subject(R row);

		/**
		 * From places in a draft back to cells of the file, with what was wrong before.
		 */
		List<Problem> problems(R row, List<Violation> violations);

		/**
		 * Whether subjects that are not in the registry are entered there.
		 */
		default boolean registers() {
			return false;
		}

		/**
		 * Whether a row before says the same or bears the same number, which is tallied
		 * then.
		 * @param note whether the row counts as the first from now on, if there was none
		 */
		default boolean isRepeated(R row, boolean note, Tally tally) {
			return false;
		}

		default void accepted(R row, Tally tally) {
		}

		/**
		 * Whether somebody must be asked before the row is filed, which is tallied then.
		 */
		default boolean asks(R row, Tally tally) {
			return false;
		}

		/**
		 * Takes note of a row that was filed before.
		 */
		default void alreadyThere(R row, Tally tally) {
			tally.alreadyThere();
		}

		default void register(List<R> rows) {
		}

	}

}
