package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.intake.mapping.Notes;
import cn.yipanqi.intake.source.Problem;

/**
 * Counts what becomes of the rows.
 */
final class Tally {

	private final int mostProblems;

	private final List<Problem> problems = new ArrayList<>();

	private final Map<String, Long> reasons = new TreeMap<>();

	private long accepted;

	private long alreadyThere;

	private long repeated;

	private long contradicting;

	private long rejected;

	private long cancelled;

	private long possiblyRepeated;

	private long newSubjects;

	private long renamed;

	Tally(int mostProblems) {
		this.mostProblems = mostProblems;
	}

	void accepted() {
		this.accepted++;
	}

	void alreadyThere() {
		this.alreadyThere++;
	}

	void repeated() {
		this.repeated++;
	}

	void repeated(Problem problem) {
		repeated();
		note(problem);
	}

	void contradicting(Problem problem) {
		this.contradicting++;
		note(problem);
	}

	void cancelled(Problem problem) {
		this.cancelled++;
		note(problem);
	}

	void possiblyRepeated(Problem problem) {
		this.possiblyRepeated++;
		note(problem);
	}

	void rejected(List<Problem> problems) {
		this.rejected++;
		problems.forEach(this::note);
	}

	void newSubject() {
		this.newSubjects++;
	}

	void renamed() {
		this.renamed++;
	}

	private void note(Problem problem) {
		this.reasons.merge(problem.code(), 1L, Long::sum);
		if (this.problems.size() < this.mostProblems) {
			this.problems.add(problem);
		}
	}

	ImportReport report(boolean committed, long rows, long blank, Notes notes) {
		return new ImportReport(committed, rows, blank, this.accepted, this.alreadyThere, this.repeated,
				this.contradicting, this.rejected, this.cancelled, this.possiblyRepeated, this.newSubjects,
				this.renamed, Collections.unmodifiableMap(new TreeMap<>(this.reasons)), List.copyOf(this.problems),
				notes);
	}

}
