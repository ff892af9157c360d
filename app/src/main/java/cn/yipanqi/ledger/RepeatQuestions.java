package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a person is shown who is asked whether a draft repeats records: who filed them,
 * and where they differ from what was typed. Sensitive values are left out.
 */
@Component
class RepeatQuestions {

	private final LedgerReader reader;

	private final DraftCheck check;

	private final Changes changes;

	private final Registry registry;

	private final Accounts accounts;

	private final Pack pack;

	RepeatQuestions(LedgerReader reader, DraftCheck check, Changes changes, Registry registry, Accounts accounts,
			Pack pack) {
		this.reader = reader;
		this.check = check;
		this.changes = changes;
		this.registry = registry;
		this.accounts = accounts;
		this.pack = pack;
	}

	List<Question> of(List<Repeat> repeats, Draft draft, Author author, Locale locale) {
		RecordType type = this.pack.recordType(draft.type());
		Map<Long, Subject> subjects = subjects(draft, author.scope());
		Entry typed = typed(draft, type, author, subjects);
		List<Question> questions = new ArrayList<>();
		for (Repeat repeat : repeats) {
			this.reader.find(repeat.record(), author.scope()).ifPresent((entry) -> {
				String by = this.accounts.displayNames(List.of(entry.author()))
					.getOrDefault(entry.author(), entry.author());
				questions.add(new Question(repeat.number(), entry.record(), entry.date().toString(), by,
						entry.recordedAt(), this.changes.between(plain(entry, type), typed, type, subjects, locale)));
			});
		}
		return questions;
	}

	private Map<Long, Subject> subjects(Draft draft, Scope scope) {
		return (draft.subject() != null) ? this.registry.findAll(List.of(draft.subject()), scope) : Map.of();
	}

	private Entry typed(Draft draft, RecordType type, Author author, Map<Long, Subject> subjects) {
		Subject subject = (draft.subject() != null) ? subjects.get(draft.subject()) : null;
		DraftCheck.Checked checked = this.check.check(draft, author, subject);
		return plain(entry(draft, author, subject, checked), type);
	}

	private static Entry entry(Draft draft, Author author, @Nullable Subject subject, DraftCheck.Checked checked) {
		return new Entry(0, 0, new UUID(0, 0), 1, Entry.Operation.RECORD, draft.type(), draft.unit(), draft.region(),
				draft.subject(), (subject != null) ? subject.kind() : null, (subject != null) ? subject.tier() : null,
				Objects.requireNonNull(draft.date()), Instant.EPOCH, author.account(), null, null, checked.fields(),
				checked.lines());
	}

	private static Entry plain(Entry entry, RecordType type) {
		Map<String, Object> fields = new HashMap<>(entry.fields());
		type.fields().stream().filter(Field::isSensitive).map(Field::code).forEach(fields::remove);
		return new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(), entry.type(),
				entry.unit(), entry.region(), entry.subject(), entry.subjectKind(), entry.subjectTier(), entry.date(),
				entry.recordedAt(), entry.author(), entry.supersedes(), entry.reason(), fields, entry.lines());
	}

	/**
	 * A record that a draft perhaps repeats.
	 *
	 * @param date its business date
	 * @param author who filed its revision in force
	 * @param differences where it differs from the draft; empty if nowhere
	 */
	record Question(long number, UUID record, String date, String author, Instant recordedAt,
			List<Changes.Change> differences) {
	}

}
