package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Says what would become of drafts, and writes nothing. Their subjects are given, because
 * they may not be registered yet.
 */
@Service
public class Examiner {

	private final DraftCheck check;

	private final LedgerReader reader;

	private final Slots slots;

	private final Protection protection;

	Examiner(DraftCheck check, LedgerReader reader, Slots slots, Protection protection) {
		this.check = check;
		this.reader = reader;
		this.slots = slots;
		this.protection = protection;
	}

	/**
	 * A pass over drafts that come in several parts, of which what was taken by one part
	 * cannot be had by the next.
	 */
	public Pass pass() {
		return new Pass();
	}

	private List<Examination> examine(List<Draft> drafts, List<@Nullable Subject> subjects, Author author,
			Slots.Taking taking) {
		Map<String, Entry> known = this.reader
			.filed(drafts.stream().map(Draft::clientKey).filter(Objects::nonNull).toList());
		taking.look(drafts);
		List<Examination> examinations = new ArrayList<>();
		for (int i = 0; i < drafts.size(); i++) {
			Draft draft = drafts.get(i);
			Entry filed = (draft.clientKey() != null) ? known.get(draft.clientKey()) : null;
			DraftCheck.Checked checked = this.check.check(draft, author, subjects.get(i));
			List<Violation> violations = (filed != null)
					? Repetition.violations(this.protection.clear(filed), draft, checked) : checked.violations();
			if (filed == null && violations.isEmpty()) {
				violations = taking.take(draft, UUID.randomUUID());
			}
			examinations.add(new Examination(filed != null && violations.isEmpty(), violations));
		}
		return examinations;
	}

	/**
	 * Examines what comes in several parts.
	 */
	public final class Pass {

		private final Slots.Taking taking = Examiner.this.slots.taking();

		private Pass() {
		}

		/**
		 * Examines drafts, each with its subject.
		 */
		public List<Examination> examine(List<Draft> drafts, List<@Nullable Subject> subjects, Author author) {
			return Examiner.this.examine(drafts, subjects, author, this.taking);
		}

	}

	/**
	 * What would become of a draft.
	 *
	 * @param alreadyThere whether its client key was filed before
	 * @param violations why it would be refused
	 */
	public record Examination(boolean alreadyThere, List<Violation> violations) {
	}

}
