package cn.yipanqi.engine.algebra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What changes, and since when, if entries on merged subjects count in one way and not in
 * another. An entry counts while it is in force, at each moment as what its subject was
 * then: where that changes, what it states is withdrawn and stated anew. What is the same
 * in both ways is left alone.
 */
public final class Restatement {

	private final Contributions contributions;

	private final TreeMap<Instant, Map<Contribution, Integer>> net = new TreeMap<>();

	public Restatement(Contributions contributions) {
		this.contributions = contributions;
	}

	/**
	 * An entry counts that does not count so far.
	 * @param until when it was superseded, or null if it is in force
	 */
	public Restatement with(Entry entry, Succession subject, @Nullable Instant until) {
		add(entry, subject, until, 1);
		return this;
	}

	/**
	 * An entry that counts so far does not.
	 */
	public Restatement without(Entry entry, Succession subject, @Nullable Instant until) {
		add(entry, subject, until, -1);
		return this;
	}

	private void add(Entry entry, Succession subject, @Nullable Instant until, int sign) {
		subject.during(entry.recordedAt(), until, (from, to, survivor) -> {
			for (Contribution statement : this.contributions.of((survivor != null) ? survivor.as(entry) : entry)) {
				add(from, statement, sign);
				if (to != null) {
					add(to, statement, -sign);
				}
			}
		});
	}

	private void add(Instant moment, Contribution statement, int sign) {
		this.net.computeIfAbsent(moment, (unknown) -> new LinkedHashMap<>())
			.merge(statement, sign, (one, other) -> (one + other == 0) ? null : one + other);
	}

	/**
	 * What changes, in the order of the moments.
	 */
	public List<Dated> changes() {
		List<Dated> changes = new ArrayList<>();
		this.net.forEach((moment, statements) -> {
			List<Contribution> contributions = new ArrayList<>();
			statements.forEach((statement, times) -> {
				for (int i = Math.abs(times); i > 0; i--) {
					contributions.add((times > 0) ? statement : statement.withdrawn());
				}
			});
			if (!contributions.isEmpty()) {
				changes.add(new Dated(moment, contributions, true));
			}
		});
		return changes;
	}

}
