package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one transaction, appended together with one audit row.
 */
final class Batch {

	private final EntryWriter writer;

	private final Instant moment;

	private final Author author;

	private final List<Entry> entries = new ArrayList<>();

	private final List<@Nullable String> clientKeys = new ArrayList<>();

	private final Map<UUID, List<Slots.Held>> held = new LinkedHashMap<>();

	private final Map<String, List<Long>> confirmed = new LinkedHashMap<>();

	Batch(EntryWriter writer, Instant moment, Author author) {
		this.writer = writer;
		this.moment = moment;
		this.author = author;
	}

	Instant moment() {
		return this.moment;
	}

	Author author() {
		return this.author;
	}

	/**
	 * @param confirmed numbers of the records that somebody has said it does not repeat
	 */
	void add(Entry entry, @Nullable String clientKey, List<Long> confirmed) {
		this.entries.add(entry);
		this.held.remove(entry.record());
		this.clientKeys.add(clientKey);
		if (!confirmed.isEmpty()) {
			this.confirmed.put(String.valueOf(entry.first()), confirmed);
		}
	}

	/**
	 * Notes what a record of the batch holds alone from now on.
	 */
	void hold(UUID record, List<Slots.Held> all) {
		this.held.put(record, all);
	}

	/**
	 * The entries, for whoever keeps account of several batches.
	 */
	List<Entry> entries() {
		return this.entries;
	}

	/**
	 * Appends the entries without an audit row: whoever files several batches in one
	 * transaction writes one for all of them.
	 */
	void appendOnly() {
		this.writer.append(this.entries, this.clientKeys);
		this.writer.keep(this.entries, this.held.values().stream().flatMap(List::stream).toList());
	}

	/**
	 * @param single whether the audit row names the record and not the whole intake
	 */
	void append(boolean single) {
		if (this.entries.isEmpty()) {
			return;
		}
		appendOnly();
		this.writer.handOver(this.entries);
		Entry first = this.entries.get(0);
		Map<String, Object> detail = new HashMap<>();
		detail.put("entries", this.entries.size());
		detail.put("from", first.seq());
		detail.put("to", this.entries.get(this.entries.size() - 1).seq());
		if (first.reason() != null && single) {
			detail.put("reason", first.reason());
		}
		if (!this.confirmed.isEmpty()) {
			detail.put("confirmed", this.confirmed);
		}
		this.writer.audit(this.moment, this.author.account(),
				single ? first.operation().name().toLowerCase(Locale.ROOT) : "take-in",
				single ? first.record().toString() : "ledger", detail);
	}

}
