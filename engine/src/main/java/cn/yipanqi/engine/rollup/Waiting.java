package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Withdrawals that wait for their statements. A transaction that began before another can
 * correct what that one filed: the withdrawal then comes before what it withdraws.
 */
final class Waiting {

	private static final int NONE = -1;

	private final Map<Long, List<Early>> byOrigin = new HashMap<>();

	void add(long origin, int fact, int key, boolean state) {
		this.byOrigin.computeIfAbsent(origin, (unknown) -> new ArrayList<>()).add(new Early(fact, key, state));
	}

	boolean has(long origin) {
		return this.byOrigin.containsKey(origin);
	}

	/**
	 * Takes out the first of an entry's withdrawals on a key that is such.
	 * @return its fact, or -1
	 */
	int take(long origin, int key, boolean state, IntPredicate such) {
		List<Early> waiting = this.byOrigin.getOrDefault(origin, List.of());
		for (Iterator<Early> each = waiting.iterator(); each.hasNext();) {
			Early found = each.next();
			if (found.key == key && found.state == state && such.test(found.fact)) {
				each.remove();
				if (waiting.isEmpty()) {
					this.byOrigin.remove(origin);
				}
				return found.fact;
			}
		}
		return NONE;
	}

	Piece piece() {
		Map<Long, List<Early>> present = new TreeMap<>();
		this.byOrigin.forEach((origin, found) -> present.put(origin, List.copyOf(found)));
		return (writer) -> {
			writer.number(present.values().stream().mapToInt(List::size).sum());
			for (Map.Entry<Long, List<Early>> each : present.entrySet()) {
				for (Early found : each.getValue()) {
					writer.number(each.getKey().longValue());
					writer.number(found.fact);
					writer.number(found.key);
					writer.number(found.state ? 1 : 0);
				}
			}
		};
	}

	void read(PieceReader reader) throws IOException {
		for (int left = reader.count(); left > 0; left--) {
			add(reader.wideNumber(), reader.number(), reader.number(), reader.number() != 0);
		}
	}

	/**
	 * One that waits.
	 */
	private record Early(int fact, int key, boolean state) {
	}

}
