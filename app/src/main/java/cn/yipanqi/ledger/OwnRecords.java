package cn.yipanqi.ledger;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Files records of the types that no form offers, for the module that knows the facts: in
 * one transaction with what that module keeps of them itself.
 */
@Service
public class OwnRecords {

	private final Ledger ledger;

	private final LedgerReader reader;

	private final DraftCheck check;

	private final EntryWriter writer;

	private final RecordedTime time;

	OwnRecords(Ledger ledger, LedgerReader reader, DraftCheck check, EntryWriter writer, RecordedTime time) {
		this.ledger = ledger;
		this.reader = reader;
		this.check = check;
		this.writer = writer;
		this.time = time;
	}

	/**
	 * Does work in one transaction; once more if somebody else was a moment faster. What
	 * it throws leaves nothing behind.
	 * @param work files records, and may do more in the same transaction
	 * @param <T> what it results in
	 */
	public <T> T inOneTransaction(Author author, Function<Writing, T> work) {
		return this.ledger.write(0, (numbers) -> work.apply(new Writing(author)));
	}

	/**
	 * What would be wrong with a record, before anything is done for it.
	 */
	public List<Violation> check(Draft draft, @Nullable Subject subject, Author author) {
		return this.check.own(draft, author, subject).violations();
	}

	/**
	 * Files within the transaction of an import.
	 */
	public OwnWriting within(LongFiling.Chunks chunks) {
		return new OwnWriting() {
			@Override
			public @Nullable Entry filed(String clientKey) {
				return OwnRecords.this.filed(clientKey);
			}

			@Override
			public Receipt record(Draft draft, Subject subject) {
				return OwnRecords.this.record(draft, subject, chunks.author(), chunks::append);
			}
		};
	}

	/**
	 * What was filed under a client key; null if nothing was.
	 */
	public @Nullable Entry filed(String clientKey) {
		return this.reader.filed(List.of(clientKey)).get(clientKey);
	}

	private Receipt record(Draft draft, Subject subject, Author author, Consumer<Batch> append) {
		DraftCheck.Checked checked = this.check.own(draft, author, subject);
		if (!checked.violations().isEmpty()) {
			throw new InvalidDraftException(checked.violations());
		}
		long number = this.writer.numbers(1).get(0);
		Batch batch = new Batch(this.writer, this.time.next(), author);
		UUID record = UUID.randomUUID();
		batch.add(this.ledger.entry(number, number, record, 1, Entry.Operation.RECORD, draft, subject, batch.moment(),
				author.account(), null, null, checked), draft.clientKey(), List.of());
		append.accept(batch);
		return new Receipt(record, number, 1, false);
	}

	/**
	 * Files within one transaction.
	 */
	public final class Writing implements OwnWriting {

		private final Author author;

		private Writing(Author author) {
			this.author = author;
		}

		@Override
		public @Nullable Entry filed(String clientKey) {
			return OwnRecords.this.filed(clientKey);
		}

		@Override
		public Receipt record(Draft draft, Subject subject) {
			return OwnRecords.this.record(draft, subject, this.author, (batch) -> batch.append(true));
		}

		/**
		 * Cancels a record.
		 * @param revision the revision that the author has read
		 * @throws InvalidDraftException if the reason is missing
		 * @throws StaleRevisionException if the record has changed since
		 * @throws cn.yipanqi.access.OutOfScopeException if it lies outside the author's
		 * scope
		 */
		public Entry cancel(UUID record, int revision, String reason) {
			return OwnRecords.this.ledger.cancel(record, revision, reason, this.author,
					OwnRecords.this.writer.numbers(1).get(0), (former) -> List.of());
		}

	}

}
