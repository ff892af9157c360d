package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.intake.mapping.Digest;
import cn.yipanqi.intake.sheet.ReadRow.Ready;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.PossibleRepeats;
import cn.yipanqi.ledger.Repeat;

/**
 * Finds rows that may say what a record in force or a row before says already: the same
 * day, subject, unit and type, whatever their values. Nobody but a person can tell. Rows
 * with numbers of their own are told apart by them.
 */
final class RowRepeats {

	private static final int MOST_NAMED = 5;

	private final PossibleRepeats repeats;

	private final Scope scope;

	private final Confirmation confirmation;

	private final RowHistory history;

	private final SeenActs seen = new SeenActs();

	RowRepeats(PossibleRepeats repeats, Scope scope, Confirmation confirmation, RowHistory history) {
		this.repeats = repeats;
		this.scope = scope;
		this.confirmation = confirmation;
		this.history = history;
	}

	/**
	 * The rows about which somebody must be asked, by line; not those that are in the
	 * ledger themselves.
	 */
	Map<Long, Question> open(List<Ready> rows) {
		List<Ready> acts = rows.stream().filter(RowRepeats::isAct).toList();
		List<List<Repeat>> found = this.repeats.of(acts.stream().map(Ready::draft).toList(), this.scope);
		Map<Long, Question> open = new LinkedHashMap<>();
		for (int i = 0; i < acts.size(); i++) {
			Ready row = acts.get(i);
			long line = row.row().place().line();
			long before = !isNumbered(row) ? this.seen.add(digest(row.draft()), line) : 0;
			if ((before > 0 || !found.get(i).isEmpty()) && !this.confirmation.isAnotherAct(line)) {
				open.put(line, new Question(row, question(row, found.get(i), before)));
			}
		}
		if (!open.isEmpty()) {
			this.history.known(open.values().stream().map(Question::row).toList())
				.forEach((row) -> open.remove(row.row().place().line()));
		}
		return open;
	}

	private static boolean isNumbered(Ready row) {
		return row.row().value("key") != null;
	}

	private static boolean isAct(Ready row) {
		return row.row().problems().isEmpty() && row.draft().subject() != null && row.draft().date() != null;
	}

	private static long digest(Draft draft) {
		String digest = Digest.of(List.of(draft.unit(), String.valueOf(draft.subject()), String.valueOf(draft.date())));
		return Long.parseUnsignedLong(digest, 0, 16, 16);
	}

	private static Problem question(Ready row, List<Repeat> found, long before) {
		List<String> numbers = new ArrayList<>(
				found.stream().limit(MOST_NAMED).map((repeat) -> String.valueOf(repeat.number())).toList());
		if (found.size() > MOST_NAMED) {
			numbers.add("…");
		}
		Fault fault = found.isEmpty() ? Fault.POSSIBLE_REPEAT_IN_FILE : Fault.POSSIBLE_REPEAT;
		return new Problem(row.row().number(), row.row().place(), Objects.toString(row.row().value("subject"), ""),
				fault.messageKey(), found.isEmpty() ? List.of(String.valueOf(before))
						: List.of(String.join("、", numbers), found.get(0).record().toString()),
				null);
	}

	/**
	 * A row about which somebody must be asked.
	 */
	record Question(Ready row, Problem problem) {
	}

}
