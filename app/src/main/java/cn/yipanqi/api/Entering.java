package cn.yipanqi.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Examiner;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Outcome;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Hands drafts to the ledger. One that could not be read whole is examined only, so that
 * all that is wrong with it comes out at once.
 */
@Component
class Entering {

	private final Ledger ledger;

	private final Examiner examiner;

	private final Registry registry;

	Entering(Ledger ledger, Examiner examiner, Registry registry) {
		this.ledger = ledger;
		this.examiner = examiner;
		this.registry = registry;
	}

	/**
	 * The outcomes in the order of the drafts, all in one transaction.
	 */
	List<Outcome> enter(List<Drafts> drafts, Author author) {
		List<Draft> whole = drafts.stream().filter((draft) -> draft.unreadable().isEmpty()).map(Drafts::draft).toList();
		List<Outcome> filed = whole.isEmpty() ? List.of() : this.ledger.recordAll(whole, author);
		List<Outcome> outcomes = new ArrayList<>();
		int next = 0;
		for (Drafts draft : drafts) {
			outcomes.add(draft.unreadable().isEmpty() ? filed.get(next++) : examined(draft, author));
		}
		return outcomes;
	}

	private Outcome examined(Drafts draft, Author author) {
		return new Outcome(null, draft.with(examine(draft.draft(), author)));
	}

	private List<Violation> examine(Draft draft, Author author) {
		Long number = draft.subject();
		Map<Long, Subject> subjects = (number != null) ? this.registry.findAll(List.of(number), author.scope())
				: Map.of();
		List<@Nullable Subject> named = new ArrayList<>();
		named.add((number != null) ? subjects.get(number) : null);
		Draft keyless = new Draft(draft.type(), draft.unit(), draft.region(), number, draft.date(), draft.fields(),
				draft.lines(), null);
		return this.examiner.examine(List.of(keyless), named, author).get(0).violations();
	}

}
