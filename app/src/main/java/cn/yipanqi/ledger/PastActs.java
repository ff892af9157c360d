package cn.yipanqi.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.registry.Subject;

import org.springframework.stereotype.Service;

/**
 * Takes acts of the past into the ledger, each with its own moment and account.
 */
@Service
public class PastActs {

	private final Ledger ledger;

	private final EntryWriter writer;

	private final LedgerReader reader;

	private final DraftCheck check;

	private final Slots slots;

	private final RecordedTime time;

	PastActs(Ledger ledger, EntryWriter writer, LedgerReader reader, DraftCheck check, Slots slots, RecordedTime time) {
		this.ledger = ledger;
		this.writer = writer;
		this.reader = reader;
		this.check = check;
		this.slots = slots;
		this.time = time;
	}

	/**
	 * Takes over acts that happened elsewhere, in order, in one transaction. They are
	 * checked like any other.
	 * @throws InvalidDraftException if one is not accepted; then none is taken
	 */
	public void takeOver(List<PastAct> acts, Author author) {
		this.ledger.write(acts.size(), (numbers) -> {
			List<Draft> drafts = acts.stream().map(PastAct::draft).filter(Objects::nonNull).toList();
			Map<Long, Subject> subjects = this.ledger.subjects(drafts, author);
			List<UUID> records = acts.stream().filter((act) -> act.reason() != null).map(PastAct::record).toList();
			Map<UUID, Entry> current = this.reader.current(records);
			Slots.Taking taking = this.slots.look(drafts);
			Batch batch = new Batch(this.writer, this.time.next(), author);
			for (int i = 0; i < acts.size(); i++) {
				Entry entry = past(acts.get(i), numbers.get(i), current, subjects, taking, author);
				current.put(entry.record(), entry);
				this.time.atLeast(entry.recordedAt());
				Draft draft = acts.get(i).draft();
				batch.add(entry, (draft != null) ? draft.clientKey() : null, List.of());
				if (draft != null) {
					batch.hold(entry.record(), taking.held(entry.record(), entry.first()));
				}
			}
			batch.append(false);
			return acts.size();
		});
	}

	private Entry past(PastAct act, long number, Map<UUID, Entry> current, Map<Long, Subject> subjects,
			Slots.Taking taking, Author author) {
		Entry former = current.get(act.record());
		Draft draft = act.draft();
		if (draft == null) {
			return Ledger.cancellation(number, Objects.requireNonNull(former), act.recordedAt(), act.account(),
					Objects.requireNonNull(act.reason()));
		}
		Subject subject = (draft.subject() != null) ? subjects.get(draft.subject()) : null;
		DraftCheck.Checked checked = this.check.check(draft, author, subject);
		List<Violation> violations = checked.violations().isEmpty() ? taking.take(draft, act.record())
				: checked.violations();
		if (!violations.isEmpty()) {
			throw new InvalidDraftException(violations);
		}
		if (former == null) {
			return this.ledger.entry(number, number, act.record(), 1, Entry.Operation.RECORD, draft, subject,
					act.recordedAt(), act.account(), null, act.reason(), checked);
		}
		return this.ledger.entry(number, former.first(), act.record(), former.revision() + 1, Entry.Operation.CORRECT,
				draft, subject, act.recordedAt(), act.account(), former.seq(), act.reason(), checked);
	}

}
