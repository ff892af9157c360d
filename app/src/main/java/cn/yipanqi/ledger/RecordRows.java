package cn.yipanqi.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.stereotype.Component;

/**
 * Makes rows of the list from records.
 */
@Component
public class RecordRows {

	private final LedgerReader reader;

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Accounts accounts;

	private final RecordTitles titles;

	private final LineTables lines;

	RecordRows(LedgerReader reader, Pack pack, Organization organization, Registry registry, Accounts accounts,
			RecordTitles titles, LineTables lines) {
		this.reader = reader;
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.accounts = accounts;
		this.titles = titles;
		this.lines = lines;
	}

	/**
	 * Entries as rows, in their order.
	 */
	public List<RecordRow> of(List<Entry> entries, Scope scope, Locale locale) {
		Map<Long, Subject> subjects = this.registry
			.findAll(entries.stream().map(Entry::subject).filter(Objects::nonNull).distinct().toList(), scope);
		Map<String, String> authors = this.accounts
			.displayNames(entries.stream().map(Entry::author).distinct().toList());
		Map<Long, Entry> cancelled = cancelled(entries, scope);
		return entries.stream().map((entry) -> {
			Entry content = cancelled.getOrDefault(entry.seq(), entry);
			Subject subject = (entry.subject() != null) ? subjects.get(entry.subject()) : null;
			return new RecordRow(entry, (subject != null) ? subject.id() : null,
					this.titles.of(content, subject, locale), this.pack.recordType(entry.type()).name(locale),
					this.organization.place(entry.region(), locale),
					this.organization.unit(entry.unit()).map(Unit::name).orElse(""),
					authors.getOrDefault(entry.author(), entry.author()), this.lines.summaries(content, locale));
		}).toList();
	}

	/**
	 * What cancellations cancel, by their own number: they say nothing themselves.
	 */
	private Map<Long, Entry> cancelled(List<Entry> entries, Scope scope) {
		Map<Long, Entry> former = this.reader
			.entries(entries.stream()
				.filter((entry) -> entry.operation() == Entry.Operation.CANCEL)
				.map(Entry::supersedes)
				.filter(Objects::nonNull)
				.toList(), scope)
			.stream()
			.collect(Collectors.toMap(Entry::seq, Function.identity()));
		return entries.stream()
			.filter((entry) -> entry.supersedes() != null && former.containsKey(entry.supersedes()))
			.collect(Collectors.toMap(Entry::seq, (entry) -> former.get(entry.supersedes())));
	}

}
