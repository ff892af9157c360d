package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;

import org.springframework.stereotype.Service;

/**
 * Compares what comes back with the number of a record with the record itself. Sensitive
 * values are left out, for nobody can take them along, and so are lines where none came
 * back.
 */
@Service
public class FiledRecords {

	private final LedgerReader reader;

	private final DraftCheck check;

	private final Protection protection;

	private final Pack pack;

	FiledRecords(LedgerReader reader, DraftCheck check, Protection protection, Pack pack) {
		this.reader = reader;
		this.check = check;
		this.protection = protection;
		this.pack = pack;
	}

	/**
	 * Compares drafts with the records of their numbers, in their order.
	 */
	public List<Comparison> compare(List<Long> numbers, List<Draft> drafts, Author author) {
		Map<Long, Entry> first = this.reader.entries(numbers, author.scope())
			.stream()
			.collect(Collectors.toMap(Entry::seq, Function.identity(), (one, other) -> one));
		Map<UUID, Entry> current = this.reader.current(first.values().stream().map(Entry::record).toList());
		List<Comparison> comparisons = new ArrayList<>();
		for (int i = 0; i < drafts.size(); i++) {
			Entry entry = first.get(numbers.get(i));
			comparisons.add((entry == null || entry.first() != entry.seq()) ? Comparison.UNKNOWN
					: compare(Objects.requireNonNull(current.get(entry.record())), drafts.get(i), author));
		}
		return comparisons;
	}

	private Comparison compare(Entry now, Draft draft, Author author) {
		if (!now.type().equals(draft.type())) {
			return Comparison.UNKNOWN;
		}
		if (now.operation() == Entry.Operation.CANCEL) {
			return Comparison.CANCELLED;
		}
		Entry clear = this.protection.clear(now);
		Set<String> sensitive = this.pack.recordType(draft.type())
			.fields()
			.stream()
			.filter(Field::isSensitive)
			.map(Field::code)
			.collect(Collectors.toSet());
		DraftCheck.Checked checked = this.check.check(draft, author, null);
		return Repetition.same(clear, draft, checked, sensitive, !draft.lines().isEmpty()) ? Comparison.SAME
				: Comparison.OTHER;
	}

	/**
	 * What a draft is beside the record of its number.
	 */
	public enum Comparison {

		/** It says the same. */
		SAME,

		/** It says something else. */
		OTHER,

		/** The record was cancelled. */
		CANCELLED,

		/** There is no such record of its type, or not within reach. */
		UNKNOWN

	}

}
