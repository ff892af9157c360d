package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files so many records that they come in chunks, in one transaction: all of them, or
 * none. Others write meanwhile; only whoever asks for a moment up to which the ledger is
 * complete waits for the end. The figures follow once, after it.
 */
@Service
public class LongFiling {

	private final Ledger ledger;

	private final EntryWriter writer;

	private final RecordedTime time;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	LongFiling(Ledger ledger, EntryWriter writer, RecordedTime time, TransactionTemplate transaction,
			ApplicationEventPublisher events) {
		this.ledger = ledger;
		this.writer = writer;
		this.time = time;
		this.transaction = transaction;
		this.events = events;
	}

	/**
	 * Does the work in one transaction. What it throws leaves nothing behind.
	 * @param work files chunks, and may do more in the same transaction
	 * @param <T> what it results in
	 */
	public <T> T inOneTransaction(Author author, Function<Chunks, T> work) {
		T result = Objects.requireNonNull(this.transaction.execute((status) -> {
			this.time.atLeast(this.writer.enterForLong());
			Chunks chunks = new Chunks(author);
			T worked = work.apply(chunks);
			chunks.audit();
			return worked;
		}));
		this.events.publishEvent(new EntriesRecorded());
		return result;
	}

	/**
	 * Takes the chunks of one transaction.
	 */
	public final class Chunks {

		private final Author author;

		private long entries;

		private long from;

		private long to;

		private Instant last = Instant.EPOCH;

		private @Nullable String reason;

		private Chunks(Author author) {
			this.author = author;
		}

		/**
		 * Files a chunk; those refused do not keep the others out. The outcomes are in
		 * the order of the drafts.
		 */
		public List<Outcome> record(List<Draft> drafts) {
			Slots.Taking taking = LongFiling.this.ledger.look(drafts);
			Batch batch = new Batch(LongFiling.this.writer, LongFiling.this.time.next(), this.author);
			List<Outcome> outcomes = LongFiling.this.ledger.file(drafts, LongFiling.this.writer.numbers(drafts.size()),
					taking, batch, RepeatCheck.NONE);
			append(batch);
			return outcomes;
		}

		/**
		 * Cancels revisions in force, for one reason. Whether the author may is known
		 * already.
		 */
		void cancel(List<Entry> formers, String why) {
			Batch batch = new Batch(LongFiling.this.writer, LongFiling.this.time.next(), this.author);
			List<Long> numbers = LongFiling.this.writer.numbers(formers.size());
			for (int i = 0; i < formers.size(); i++) {
				batch.add(
						Ledger.cancellation(numbers.get(i), formers.get(i), batch.moment(), this.author.account(), why),
						null, List.of());
			}
			this.reason = why;
			append(batch);
		}

		void append(Batch batch) {
			List<Entry> filed = batch.entries();
			if (!filed.isEmpty()) {
				batch.appendOnly();
				this.from = (this.entries == 0) ? filed.get(0).seq() : this.from;
				this.to = filed.get(filed.size() - 1).seq();
				this.entries += filed.size();
				this.last = batch.moment();
			}
		}

		Author author() {
			return this.author;
		}

		/**
		 * How many entries have been written.
		 */
		public long entries() {
			return this.entries;
		}

		/**
		 * The number of the first of them.
		 */
		public long from() {
			return this.from;
		}

		/**
		 * The number of the last of them.
		 */
		public long to() {
			return this.to;
		}

		private void audit() {
			if (this.entries > 0) {
				Map<String, Object> detail = new HashMap<>(
						Map.of("entries", this.entries, "from", this.from, "to", this.to));
				if (this.reason != null) {
					detail.put("reason", this.reason);
				}
				LongFiling.this.writer.audit(this.last, this.author.account(),
						(this.reason != null) ? "cancel" : "take-in", "ledger", detail);
			}
		}

	}

}
