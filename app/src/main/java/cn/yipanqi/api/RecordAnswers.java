package cn.yipanqi.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.ledger.MaskedEntries;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes answers of entries.
 */
@Component
class RecordAnswers {

	private final MaskedEntries masked;

	private final Registry registry;

	private final Accounts accounts;

	RecordAnswers(MaskedEntries masked, Registry registry, Accounts accounts) {
		this.masked = masked;
		this.registry = registry;
		this.accounts = accounts;
	}

	List<RecordAnswer> of(List<Entry> entries, Scope scope) {
		Map<Long, Subject> subjects = this.registry
			.findAll(entries.stream().map(Entry::subject).filter(Objects::nonNull).distinct().toList(), scope);
		Map<String, String> authors = this.accounts
			.displayNames(entries.stream().map(Entry::author).distinct().toList());
		return entries.stream()
			.map(this.masked::of)
			.map((entry) -> answer(entry, (entry.subject() != null) ? subjects.get(entry.subject()) : null,
					authors.getOrDefault(entry.author(), entry.author())))
			.toList();
	}

	private static RecordAnswer answer(Entry entry, @Nullable Subject subject, String author) {
		return new RecordAnswer(entry.record(), entry.revision(), entry.operation(), entry.type(), entry.unit(),
				entry.region(), (subject != null) ? new RecordAnswer.Reference(subject.id(), subject.name()) : null,
				entry.date(), entry.recordedAt(), author, entry.reason(), entry.fields(),
				entry.lines()
					.stream()
					.map((line) -> new RecordAnswer.Line(line.type(), line.unit(), line.fields()))
					.toList());
	}

}
