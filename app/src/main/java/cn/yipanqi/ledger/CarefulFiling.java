package cn.yipanqi.ledger;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;

/**
 * Files what people and programs send one by one: what perhaps repeats a record in force
 * is filed only when it is confirmed to be another act, which the audit trail notes. Two
 * who send the same at the same moment are not told of each other.
 */
@Service
public class CarefulFiling {

	private final Ledger ledger;

	private final PossibleRepeats finder;

	CarefulFiling(Ledger ledger, PossibleRepeats finder) {
		this.ledger = ledger;
		this.finder = finder;
	}

	/**
	 * Files a record, as {@link Ledger#record} does.
	 * @throws InvalidDraftException if the draft is not accepted
	 * @throws PossibleRepeatException if it perhaps repeats records that are not
	 * confirmed
	 */
	public Receipt record(ConfirmedDraft draft, Author author) {
		return Ledger.receipt(recordOne(draft, author));
	}

	/**
	 * Files a record and says what became of it.
	 */
	public Outcome recordOne(ConfirmedDraft draft, Author author) {
		return this.ledger.recordAll(List.of(draft.draft()), author, () -> check(draft, author)).get(0);
	}

	/**
	 * Files many records, as {@link Ledger#recordAll} does. What perhaps repeats another
	 * is refused alone. Records without a subject are not asked about.
	 */
	public List<Outcome> recordAll(List<ConfirmedDraft> drafts, Author author) {
		return this.ledger.recordAll(drafts.stream().map(ConfirmedDraft::draft).toList(), author,
				() -> RepeatCheck.ofMany(this.finder, drafts, author.scope()));
	}

	private RepeatCheck check(ConfirmedDraft draft, Author author) {
		return RepeatCheck.ofOne(this.finder, draft, author.scope());
	}

	/**
	 * Corrects a record, as {@link Ledger#correct} does.
	 * @throws PossibleRepeatException if the correction makes the record perhaps repeat
	 * others that are not confirmed
	 */
	public Receipt correct(UUID record, int revision, ConfirmedDraft draft, String reason, Author author) {
		return this.ledger.correct(record, revision, draft.draft(), reason, author, check(draft, author));
	}

}
