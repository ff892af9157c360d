package cn.yipanqi.ledger;

import java.util.List;
import java.util.stream.IntStream;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.seal.LeafWriter;
import cn.yipanqi.seal.SealKind;
import org.jspecify.annotations.Nullable;

/**
 * The leaf of an entry: the digest of everything that its row and its lines say.
 */
final class EntryLeaf {

	private EntryLeaf() {
	}

	/**
	 * The leaf of a new entry, whose lines are numbered from 0.
	 */
	static byte[] of(Entry entry, @Nullable String clientKey) {
		return of(LeafWriter.VERSION, entry, clientKey, IntStream.range(0, entry.lines().size()).boxed().toList(),
				entry.seq());
	}

	/**
	 * The leaf that an entry would have if its number were another.
	 * @param version version of the form, as it stands in the row; null for the first
	 * @param lines the numbers of the lines
	 * @param number the number of the entry
	 */
	static byte[] of(@Nullable Short version, Entry entry, @Nullable String clientKey, List<Integer> lines,
			long number) {
		LeafWriter leaf = new LeafWriter(SealKind.LEDGER, version).number(number)
			.number((entry.first() == entry.seq()) ? number : entry.first())
			.uuid(entry.record())
			.number((long) entry.revision())
			.text(entry.operation().name())
			.text(entry.type())
			.text(entry.unit())
			.text(entry.region())
			.number(entry.subject())
			.text(entry.subjectKind())
			.text(entry.subjectTier())
			.date(entry.date())
			.moment(entry.recordedAt())
			.text(entry.author())
			.number(entry.supersedes())
			.text(entry.reason())
			.text(clientKey)
			.document(entry.fields())
			.number((long) lines.size());
		for (int i = 0; i < lines.size(); i++) {
			EntryLine line = entry.lines().get(i);
			leaf.number((long) lines.get(i)).text(line.type()).text(line.unit()).document(line.fields());
		}
		return leaf.leaf();
	}

}
