package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.stereotype.Component;

/**
 * Gathers what the page of a record shows.
 */
@Component
class RecordViews {

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Accounts accounts;

	private final RecordTitles titles;

	private final FieldTexts texts;

	private final LineTables lines;

	private final Changes changes;

	private final Protection protection;

	RecordViews(Pack pack, Organization organization, Registry registry, Accounts accounts, RecordTitles titles,
			FieldTexts texts, LineTables lines, Changes changes, Protection protection) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.accounts = accounts;
		this.titles = titles;
		this.texts = texts;
		this.lines = lines;
		this.changes = changes;
		this.protection = protection;
	}

	/**
	 * @param kept all revisions of the record, the oldest first
	 * @param revealed whether sensitive values are shown in clear
	 */
	RecordView of(List<Entry> kept, boolean revealed, Scope scope, Locale locale) {
		List<Entry> revisions = kept.stream().map((entry) -> this.protection.shown(entry, revealed)).toList();
		Entry current = revisions.get(revisions.size() - 1);
		Entry last = revisions.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.reduce(current, (former, next) -> next);
		RecordType type = this.pack.recordType(current.type());
		Map<Long, Subject> subjects = this.registry
			.findAll(revisions.stream().map(Entry::subject).filter(Objects::nonNull).distinct().toList(), scope);
		Subject subject = (last.subject() != null) ? subjects.get(last.subject()) : null;
		return new RecordView(type, this.titles.of(last, subject, locale), current, subject,
				content(last, type, locale), history(revisions, type, subjects, locale),
				!this.protection.sensitive(kept).isEmpty(), revealed);
	}

	private List<RecordView.Revision> history(List<Entry> revisions, RecordType type, Map<Long, Subject> subjects,
			Locale locale) {
		Map<String, String> authors = this.accounts
			.displayNames(revisions.stream().map(Entry::author).distinct().toList());
		List<RecordView.Revision> history = new ArrayList<>();
		for (int i = 0; i < revisions.size(); i++) {
			Entry entry = revisions.get(i);
			boolean corrects = entry.operation() == Entry.Operation.CORRECT && i > 0;
			history.add(new RecordView.Revision(entry.revision(), entry.operation(),
					authors.getOrDefault(entry.author(), entry.author()), entry.recordedAt(), entry.reason(),
					corrects ? this.changes.between(revisions.get(i - 1), entry, type, subjects, locale) : List.of(),
					(entry.operation() == Entry.Operation.CANCEL) ? null : content(entry, type, locale)));
		}
		Collections.reverse(history);
		return history;
	}

	private RecordView.Content content(Entry entry, RecordType type, Locale locale) {
		List<RecordView.Fact> facts = new ArrayList<>();
		facts.add(fact("record.date", entry.date().toString(), locale));
		facts.add(
				fact("record.unit", this.organization.unit(entry.unit()).map(Unit::name).orElse(entry.unit()), locale));
		facts.add(fact("record.region", this.organization.place(entry.region(), locale), locale));
		type.fields()
			.stream()
			.filter((field) -> entry.fields().get(field.code()) != null)
			.forEach((field) -> facts.add(new RecordView.Fact(field.name(locale),
					this.texts.text(field, entry.fields().get(field.code()), locale))));
		return new RecordView.Content(facts, this.lines.of(entry, locale));
	}

	private RecordView.Fact fact(String key, String value, Locale locale) {
		return new RecordView.Fact(this.texts.message(key, locale), value);
	}

}
