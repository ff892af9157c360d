package cn.yipanqi.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
class RecordRows {

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Accounts accounts;

	private final RecordTitles titles;

	private final LineTables lines;

	RecordRows(Pack pack, Organization organization, Registry registry, Accounts accounts, RecordTitles titles,
			LineTables lines) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.accounts = accounts;
		this.titles = titles;
		this.lines = lines;
	}

	List<RecordRow> of(List<Entry> entries, Scope scope, Locale locale) {
		Map<Long, Subject> subjects = this.registry
			.findAll(entries.stream().map(Entry::subject).filter(Objects::nonNull).distinct().toList(), scope);
		Map<String, String> authors = this.accounts
			.displayNames(entries.stream().map(Entry::author).distinct().toList());
		return entries.stream()
			.map((entry) -> new RecordRow(entry,
					this.titles.of(entry, (entry.subject() != null) ? subjects.get(entry.subject()) : null, locale),
					this.pack.recordType(entry.type()).name(locale), this.organization.place(entry.region(), locale),
					this.organization.unit(entry.unit()).map(Unit::name).orElse(""),
					authors.getOrDefault(entry.author(), entry.author()), this.lines.summaries(entry, locale)))
			.toList();
	}

}
