package cn.yipanqi.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.seal.Finding.Kind;
import cn.yipanqi.seal.Seal.Position;

/**
 * Compares rows with what was sealed, some thousand at a time.
 */
final class RowCheck {

	private static final int CHUNK = 5_000;

	private final SealedTable table;

	private final long withoutLeaf;

	private final Findings findings;

	private final Map<Long, Sealed> waiting = new LinkedHashMap<>();

	private final List<Changed> changed = new ArrayList<>();

	private long unnamed;

	private long rows;

	/**
	 * @param withoutLeaf number of the last row that may lack a leaf, for it was written
	 * before there were any
	 */
	RowCheck(SealedTable table, long withoutLeaf, Findings findings) {
		this.table = table;
		this.withoutLeaf = withoutLeaf;
		this.findings = findings;
	}

	long rows() {
		return this.rows;
	}

	void next(Seal seal) {
		for (int i = 0; i < seal.count() && (i + 1) * Sm3.LENGTH <= seal.leaves().length; i++) {
			this.waiting.put(seal.numbers()[i], new Sealed(seal.leaf(i), seal.position()));
			if (this.waiting.size() == CHUNK) {
				compare();
			}
		}
	}

	/**
	 * Compares what is left, and tells those that changed places from those that were
	 * changed.
	 */
	void finish() {
		compare();
		while (!this.changed.isEmpty()) {
			Changed first = this.changed.remove(0);
			Changed other = this.changed.stream().filter(first::isSwappedWith).findFirst().orElse(null);
			if (other != null) {
				this.changed.remove(other);
				this.findings.add(new Finding(Kind.ROWS_SWAPPED, this.table.kind(),
						List.of(first.row().number(), other.row().number())));
			}
			else {
				this.findings.add(Kind.ROW_CHANGED, this.table.kind(), first.row().number());
			}
		}
		this.findings.count(this.unnamed);
	}

	private void compare() {
		if (this.waiting.isEmpty()) {
			return;
		}
		Map<Long, SealedRow> found = this.table.rows(this.waiting.keySet())
			.stream()
			.collect(Collectors.toMap(SealedRow::number, Function.identity()));
		this.waiting.forEach((number, sealed) -> {
			SealedRow row = found.get(number);
			if (row == null) {
				this.findings.add(Kind.ROW_MISSING, this.table.kind(), number);
			}
			else {
				compare(row, sealed);
			}
		});
		this.rows += this.waiting.size();
		this.waiting.clear();
	}

	private void compare(SealedRow row, Sealed sealed) {
		Short unknown = row.unknownVersion();
		if (unknown != null && Arrays.equals(row.leaf(), sealed.leaf())) {
			this.findings.add(Kind.LEAF_VERSION_UNKNOWN, this.table.kind(), row.number(), unknown);
		}
		else if (!Arrays.equals(row.recomputed(), sealed.leaf())) {
			if (this.changed.size() < Findings.NAMED) {
				this.changed.add(new Changed(row, sealed));
			}
			else {
				this.unnamed++;
			}
		}
		else if (row.leaf() == null) {
			if (row.number() > this.withoutLeaf) {
				this.findings.add(Kind.LEAF_MISSING, this.table.kind(), row.number());
			}
		}
		else if (!Arrays.equals(row.leaf(), sealed.leaf())) {
			this.findings.add(Kind.LEAF_CHANGED, this.table.kind(), row.number());
		}
		else if (!sealed.position().holds(row.transaction(), row.number())) {
			this.findings.add(Kind.ROW_MOVED, this.table.kind(), row.number());
		}
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Sealed(byte[] leaf, Position position) {
	}

	private record Changed(SealedRow row, Sealed sealed) {

		boolean isSwappedWith(Changed other) {
			return Arrays.equals(this.row.leafAs(other.row.number()), other.sealed.leaf)
					&& Arrays.equals(other.row.leafAs(this.row.number()), this.sealed.leaf);
		}

	}

}
