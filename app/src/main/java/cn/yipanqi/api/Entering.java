package cn.yipanqi.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.CarefulFiling;
import cn.yipanqi.ledger.ConfirmedDraft;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Examiner;
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

	private final CarefulFiling filing;

	private final Examiner examiner;

	private final Registry registry;

	Entering(CarefulFiling filing, Examiner examiner, Registry registry) {
		this.filing = filing;
		this.examiner = examiner;
		this.registry = registry;
	}

	Outcome enter(Drafts draft, Author author) {
		return draft.unreadable().isEmpty() ? this.filing.recordOne(draft.whole(), author) : examined(draft, author);
	}

	/**
	 * The outcomes in the order of the drafts, all in one transaction.
	 */
	List<Outcome> enter(List<Drafts> drafts, Author author) {
		List<ConfirmedDraft> whole = drafts.stream()
			.filter((draft) -> draft.unreadable().isEmpty())
			.map(Drafts::whole)
			.toList();
		List<Outcome> filed = whole.isEmpty() ? List.of() : this.filing.recordAll(whole, author);
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
		return this.examiner.pass().examine(List.of(keyless), named, author).get(0).violations();
	}

}
