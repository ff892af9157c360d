package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only writer of entries. Every write is one transaction of entries, lines and audit,
 * and is visible in the figures when the method returns.
 */
@Service
public class Ledger {

	private static final int LONGEST_REASON = 500;

	private final EntryWriter writer;

	private final LedgerReader reader;

	private final DraftCheck check;

	private final Registry registry;

	private final Slots slots;

	private final RecordedTime time;

	private final Protection protection;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	Ledger(EntryWriter writer, LedgerReader reader, DraftCheck check, Slots slots, Registry registry, RecordedTime time,
			Protection protection, TransactionTemplate transaction, ApplicationEventPublisher events) {
		this.writer = writer;
		this.reader = reader;
		this.check = check;
		this.registry = registry;
		this.slots = slots;
		this.time = time;
		this.protection = protection;
		this.transaction = transaction;
		this.events = events;
	}

	/**
	 * Files a record. With a client key that was filed before, nothing is added and the
	 * former receipt is given.
	 * @throws InvalidDraftException if the draft is not accepted
	 */
	public Receipt record(Draft draft, Author author) {
		Outcome outcome = recordAll(List.of(draft), author).get(0);
		return receipt(outcome);
	}

	/**
	 * Files many records in one transaction; those refused do not keep the others out.
	 * The outcomes are in the order of the drafts.
	 */
	public List<Outcome> recordAll(List<Draft> drafts, Author author) {
		return recordAll(drafts, author, () -> RepeatCheck.NONE);
	}

	List<Outcome> recordAll(List<Draft> drafts, Author author, Supplier<RepeatCheck> repeats) {
		return write(drafts.size(), (numbers) -> {
			Slots.Taking taking = look(drafts);
			Batch batch = new Batch(this.writer, this.time.next(), author);
			List<Outcome> outcomes = file(drafts, numbers, taking, batch, repeats.get());
			batch.append(drafts.size() == 1);
			return outcomes;
		});
	}

	/**
	 * Looks at what is held of what drafts want to hold alone. To be done before the
	 * moment of the write is drawn.
	 */
	Slots.Taking look(List<Draft> drafts) {
		return this.slots.look(drafts);
	}

	/**
	 * Puts drafts into a batch, which is not appended yet.
	 */
	List<Outcome> file(List<Draft> drafts, List<Long> numbers, Slots.Taking taking, Batch batch, RepeatCheck repeats) {
		Around around = new Around(subjects(drafts, batch.author()),
				this.reader.filed(drafts.stream().map(Draft::clientKey).filter(Objects::nonNull).toList()), taking,
				repeats);
		List<Outcome> outcomes = new ArrayList<>();
		for (int i = 0; i < drafts.size(); i++) {
			outcomes.add(file(i, drafts.get(i), numbers.get(i), around, batch));
		}
		return outcomes;
	}

	private Outcome file(int place, Draft draft, long number, Around around, Batch batch) {
		Subject subject = (draft.subject() != null) ? around.subjects.get(draft.subject()) : null;
		DraftCheck.Checked checked = this.check.check(draft, batch.author(), subject);
		Entry former = (draft.clientKey() != null) ? around.filed.get(draft.clientKey()) : null;
		if (former != null) {
			List<Violation> violations = Repetition.violations(this.protection.clear(former), draft, checked);
			return new Outcome(
					violations.isEmpty() ? new Receipt(former.record(), former.seq(), former.revision(), true) : null,
					violations);
		}
		if (!checked.violations().isEmpty()) {
			return new Outcome(null, checked.violations());
		}
		RepeatCheck.Answer repeats = around.repeats.look(place, draft, checked);
		if (!repeats.open().isEmpty()) {
			return Outcome.repeating(repeats.open());
		}
		UUID record = UUID.randomUUID();
		List<Violation> taken = around.taking.take(draft, record);
		if (!taken.isEmpty()) {
			return new Outcome(null, taken);
		}
		Entry entry = entry(number, number, record, 1, Entry.Operation.RECORD, draft, subject, batch.moment(),
				batch.author().account(), null, null, checked);
		batch.add(entry, draft.clientKey(), repeats.confirmed());
		batch.hold(record, around.taking.held(record, number));
		if (draft.clientKey() != null) {
			around.filed.put(draft.clientKey(), entry);
		}
		Receipt receipt = new Receipt(record, number, 1, false);
		around.repeats.filed(draft, receipt);
		return new Outcome(receipt, List.of());
	}

	/**
	 * Corrects a record: appends a new revision.
	 * @param revision the revision that the author has read
	 * @throws InvalidDraftException if the draft is not accepted or the reason is missing
	 * @throws StaleRevisionException if the record has changed since
	 * @throws OutOfScopeException if the record lies outside the author's scope
	 */
	public Receipt correct(UUID record, int revision, Draft draft, String reason, Author author) {
		return correct(record, revision, draft, reason, author, RepeatCheck.NONE);
	}

	Receipt correct(UUID record, int revision, Draft draft, String reason, Author author, RepeatCheck repeats) {
		return receipt(write(1, (numbers) -> {
			Entry former = current(record, revision, author);
			Subject subject = (draft.subject() != null)
					? this.registry.find(draft.subject(), author.scope()).orElse(null) : null;
			DraftCheck.Checked checked = this.check.check(this.protection.carry(draft, former), author, subject);
			List<Violation> violations = new ArrayList<>(checked.violations());
			violations.addAll(reason(reason));
			violations.addAll(registrys(former));
			if (!draft.type().equals(former.type())) {
				violations.add(Violation.at("type", "type-changed"));
			}
			Slots.Taking taking = look(List.of(draft));
			if (violations.isEmpty()) {
				violations.addAll(taking.take(draft, record));
			}
			if (!violations.isEmpty()) {
				return new Outcome(null, violations);
			}
			RepeatCheck.Answer repeated = repeats.look(former, draft, checked);
			if (!repeated.open().isEmpty()) {
				return Outcome.repeating(repeated.open());
			}
			long number = numbers.get(0);
			Batch batch = new Batch(this.writer, this.time.next(), author);
			batch.add(
					entry(number, former.first(), record, revision + 1, Entry.Operation.CORRECT, draft, subject,
							batch.moment(), author.account(), former.seq(), reason.strip(), checked),
					draft.clientKey(), repeated.confirmed());
			batch.hold(record, taking.held(record, former.first()));
			batch.append(true);
			return new Outcome(new Receipt(record, number, revision + 1, false), List.of());
		}));
	}

	/**
	 * Cancels (作废) a record: it stays in the ledger and counts no more.
	 * @throws InvalidDraftException if the reason is missing
	 * @throws StaleRevisionException if the record has changed since
	 * @throws OutOfScopeException if the record lies outside the author's scope
	 */
	public Receipt cancel(UUID record, int revision, String reason, Author author) {
		return write(1, (numbers) -> {
			Entry former = cancel(record, revision, reason, author, numbers.get(0), Ledger::registrys);
			return new Receipt(record, numbers.get(0), former.revision() + 1, false);
		});
	}

	/**
	 * Cancels a record in the caller's transaction.
	 * @param number of the entry that does so
	 * @param check what else may be wrong with it
	 * @return what was in force before
	 */
	Entry cancel(UUID record, int revision, String reason, Author author, long number,
			Function<Entry, List<Violation>> check) {
		Entry former = current(record, revision, author);
		List<Violation> violations = new ArrayList<>(reason(reason));
		violations.addAll(check.apply(former));
		if (!violations.isEmpty()) {
			throw new InvalidDraftException(violations);
		}
		Batch batch = new Batch(this.writer, this.time.next(), author);
		batch.add(cancellation(number, former, batch.moment(), author.account(), reason.strip()), null, List.of());
		batch.append(true);
		return former;
	}

	/**
	 * A moment up to which the ledger is complete: everything recorded by then is
	 * committed, and whatever comes later is recorded later.
	 */
	public Instant moment() {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			this.time.atLeast(this.writer.drain());
			Instant moment = this.time.next();
			this.writer.keepMoment(moment);
			return moment;
		}));
	}

	/**
	 * The latest moment given to anything that this node has written.
	 */
	public Instant latest() {
		return this.time.latest();
	}

	private Entry current(UUID record, int revision, Author author) {
		Entry entry = this.reader.current(List.of(record)).get(record);
		if (entry == null || !this.reader.isWithin(entry, author.scope())) {
			throw new OutOfScopeException(record.toString(), null);
		}
		if (entry.revision() != revision || entry.operation() == Entry.Operation.CANCEL) {
			throw new StaleRevisionException(record, revision);
		}
		return entry;
	}

	/**
	 * What is wrong with the reason of a correction or cancellation.
	 */
	private static List<Violation> reason(String reason) {
		if (reason.isBlank()) {
			return List.of(Violation.at("reason", "missing"));
		}
		if (reason.strip().length() > LONGEST_REASON) {
			return List.of(Violation.at("reason", "too-long", reason.strip().length(), LONGEST_REASON));
		}
		return reason.chars().anyMatch(Character::isISOControl) ? List.of(Violation.at("reason", "control-characters"))
				: List.of();
	}

	/**
	 * What the registry files is changed there, with what it keeps of it.
	 */
	private static List<Violation> registrys(Entry entry) {
		return RegistryTypes.ALL.contains(entry.type()) ? List.of(Violation.at("type", "registry-only")) : List.of();
	}

	Map<Long, Subject> subjects(List<Draft> drafts, Author author) {
		List<Long> named = drafts.stream().map(Draft::subject).filter(Objects::nonNull).distinct().toList();
		return named.isEmpty() ? Map.of() : this.registry.findAll(named, author.scope());
	}

	Entry entry(long number, long first, UUID record, int revision, Entry.Operation operation, Draft draft,
			@Nullable Subject subject, Instant moment, String account, @Nullable Long supersedes,
			@Nullable String reason, DraftCheck.Checked checked) {
		return new Entry(number, first, record, revision, operation, draft.type(), draft.unit(), draft.region(),
				draft.subject(), (subject != null) ? subject.kind() : null, (subject != null) ? subject.tier() : null,
				Objects.requireNonNull(draft.date()), moment, account, supersedes, reason,
				this.protection.protect(draft.type(), record, checked.fields()), checked.lines());
	}

	static Entry cancellation(long number, Entry former, Instant moment, String account, String reason) {
		return new Entry(number, former.first(), former.record(), former.revision() + 1, Entry.Operation.CANCEL,
				former.type(), former.unit(), former.region(), former.subject(), former.subjectKind(),
				former.subjectTier(), former.date(), moment, account, former.seq(), reason, Map.of(), List.of());
	}

	/**
	 * Does the work in one transaction; once more if somebody else was a moment faster,
	 * for then it reads what they wrote.
	 */
	<T> T write(int count, Function<List<Long>, T> work) {
		T result;
		try {
			result = writeOnce(count, work);
		}
		catch (DuplicateKeyException ex) {
			result = writeOnce(count, work);
		}
		this.events.publishEvent(new EntriesRecorded());
		return result;
	}

	private <T> T writeOnce(int count, Function<List<Long>, T> work) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			EntryWriter.Entrance entrance = this.writer.enter(count);
			this.time.atLeast(entrance.latest());
			return work.apply(entrance.numbers());
		}));
	}

	static Receipt receipt(Outcome outcome) {
		if (!outcome.repeats().isEmpty()) {
			throw new PossibleRepeatException(outcome.repeats());
		}
		if (outcome.receipt() == null) {
			throw new InvalidDraftException(outcome.violations());
		}
		return outcome.receipt();
	}

	/**
	 * What drafts that are filed together are looked at by.
	 *
	 * @param filed what was first filed under their keys
	 */
	private record Around(Map<Long, Subject> subjects, Map<String, Entry> filed, Slots.Taking taking,
			RepeatCheck repeats) {
	}

}
