package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SummaryType;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the series and sees that work which a unit has reported both act by act
 * and as a total of a summary sheet counts once. The side that yields is withdrawn at the
 * moment at which the other appears, and stated again when the last of that has gone: so
 * a figure as of any moment is what was known then. What no sheet states passes as it is.
 */
final class Totals {

	private final Set<String> stated = new HashSet<>();

	private final Map<Slot, Claim> claims = new LinkedHashMap<>();

	private final Set<Long> sheets = new HashSet<>();

	Totals(Pack pack) {
		pack.summaries()
			.stream()
			.map(SummaryType::stated)
			.flatMap(List::stream)
			.filter((code) -> pack.indicator(code).kind().isAdditive())
			.forEach(this.stated::add);
	}

	/**
	 * Whether sheets state totals of the indicator which are added.
	 */
	boolean isStated(String indicator) {
		return this.stated.contains(indicator);
	}

	/**
	 * Whether the entry of that number is a summary sheet.
	 */
	boolean isSheet(long origin) {
		return this.sheets.contains(origin);
	}

	/**
	 * Passes on what counts of the contributions that were recorded at a moment, and what
	 * counts differently because of them.
	 */
	void pass(long moment, List<Contribution> contributions, Taker taker) {
		Map<Slot, Changes> changes = new LinkedHashMap<>();
		for (Contribution contribution : contributions) {
			String key = contribution.key();
			if (key == null || !isStated(contribution.indicator())) {
				taker.take(moment, contribution);
				continue;
			}
			if (contribution.total()) {
				this.sheets.add(contribution.origin());
			}
			Changes slot = changes.computeIfAbsent(new Slot(contribution.indicator(), key), (unknown) -> new Changes());
			if (contribution.yields()) {
				slot.yielding.add(contribution);
			}
			else {
				slot.prevailing.add(contribution);
				taker.take(moment, contribution);
			}
		}
		changes.forEach((slot, change) -> this.claims.computeIfAbsent(slot, (unknown) -> new Claim())
			.take(moment, change.prevailing, change.yielding, taker));
	}

	/**
	 * What was filed under a key in both ways, or null if nothing ever was.
	 */
	@Nullable Claim claim(String indicator, String key) {
		return this.claims.get(new Slot(indicator, key));
	}

	Piece piece() {
		List<Long> origins = List.copyOf(this.sheets);
		List<Slot> slots = List.copyOf(this.claims.keySet());
		List<Piece> pieces = this.claims.values().stream().map(Claim::piece).toList();
		return (writer) -> {
			writer.number(origins.size());
			for (long origin : origins) {
				writer.number(origin);
			}
			writer.number(slots.size());
			for (int i = 0; i < slots.size(); i++) {
				writer.text(slots.get(i).indicator);
				writer.text(slots.get(i).key);
				pieces.get(i).write(writer);
			}
		};
	}

	void read(PieceReader reader) throws IOException {
		for (int left = reader.count(); left > 0; left--) {
			this.sheets.add(reader.wideNumber());
		}
		for (int left = reader.count(); left > 0; left--) {
			Slot slot = new Slot(reader.presentText(), reader.presentText());
			this.claims.put(slot, Claim.read(reader));
		}
	}

	/**
	 * Memory taken, in bytes; close, not exact.
	 */
	long bytes() {
		return this.claims.values().stream().mapToLong(Claim::bytes).sum();
	}

	/**
	 * Takes a contribution that was, or would have been, recorded at a moment.
	 */
	@FunctionalInterface
	interface Taker {

		void take(long moment, Contribution contribution);

	}

	private record Slot(String indicator, String key) {
	}

	/**
	 * What changes in one slot.
	 */
	private static final class Changes {

		private final List<Contribution> prevailing = new ArrayList<>();

		private final List<Contribution> yielding = new ArrayList<>();

	}

}
