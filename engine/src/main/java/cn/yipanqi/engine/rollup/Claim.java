package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.algebra.Contribution;

/**
 * What a unit has filed of one indicator for one period, in both ways. While anything of
 * the side that prevails is in force, the other does not count. Of the one that prevails
 * only the number is kept, and when it changed.
 */
final class Claim {

	/** Statements (even) and withdrawals (odd) at twice their moment, in order. */
	private long[] prevailing = new long[4];

	private int size;

	/** What the side that prevails adds up to now, in fixed point. */
	private long sum;

	/** In the order of their moments. */
	private final List<Change> yielding = new ArrayList<>();

	private final State now = new State();

	private long latest = Long.MIN_VALUE;

	/**
	 * Takes what was recorded at a moment, and says how that changes what counts. What
	 * was recorded earlier and becomes known only now changes what counted since.
	 * @param prevailing what the side that prevails states and withdraws
	 */
	void take(long moment, List<Contribution> prevailing, List<Contribution> yielding, Totals.Taker taker) {
		List<Integer> signs = prevailing.stream().map(Contribution::sign).toList();
		prevailing.forEach((contribution) -> this.sum += contribution.sign() * Rollup.fixed(contribution.amount()));
		if (moment >= this.latest || (yielding.isEmpty() && this.yielding.isEmpty())) {
			keep(moment, signs, yielding);
			this.now.step(moment, signs, yielding, taker);
		}
		else {
			takeLate(moment, signs, yielding, taker);
		}
	}

	private void takeLate(long moment, List<Integer> signs, List<Contribution> yielding, Totals.Taker taker) {
		Map<Change, Integer> effects = new LinkedHashMap<>();
		undo(moment);
		replay(moment, (at, contribution) -> count(effects, at, contribution, -1));
		undo(moment);
		keep(moment, signs, yielding);
		replay(moment, (at, contribution) -> count(effects, at, contribution, 1));
		effects.forEach((change, net) -> {
			for (int i = Math.abs(net); i > 0; i--) {
				taker.take(change.moment, (net > 0) ? change.contribution : change.contribution.withdrawn());
			}
		});
	}

	private void keep(long moment, List<Integer> signs, List<Contribution> contributions) {
		this.latest = Math.max(this.latest, moment);
		for (int sign : signs) {
			if (this.size == this.prevailing.length) {
				this.prevailing = Arrays.copyOf(this.prevailing, 2 * this.size);
			}
			int place = firstPrevailing(moment + 1);
			System.arraycopy(this.prevailing, place, this.prevailing, place + 1, this.size++ - place);
			this.prevailing[place] = 2 * moment + ((sign < 0) ? 1 : 0);
		}
		for (Contribution contribution : contributions) {
			this.yielding.add(firstYielding(moment + 1), new Change(moment, contribution));
		}
	}

	/**
	 * Where what prevails begins at a moment. From the end, for little is late, and not
	 * by much.
	 */
	private int firstPrevailing(long moment) {
		int place = this.size;
		while (place > 0 && moment(this.prevailing[place - 1]) >= moment) {
			place--;
		}
		return place;
	}

	private int firstYielding(long moment) {
		int place = this.yielding.size();
		while (place > 0 && this.yielding.get(place - 1).moment >= moment) {
			place--;
		}
		return place;
	}

	/**
	 * Goes back to what was in force before a moment.
	 */
	private void undo(long moment) {
		for (int i = firstPrevailing(moment); i < this.size; i++) {
			this.now.present -= sign(this.prevailing[i]);
		}
		this.yielding.subList(firstYielding(moment), this.yielding.size())
			.forEach((change) -> this.now.put(change.contribution.withdrawn()));
	}

	/**
	 * Goes through everything from a moment on in the order in which it was recorded.
	 */
	private void replay(long from, Totals.Taker taker) {
		int i = firstPrevailing(from);
		int j = firstYielding(from);
		while (i < this.size || j < this.yielding.size()) {
			long moment = Math.min((i < this.size) ? moment(this.prevailing[i]) : Long.MAX_VALUE,
					(j < this.yielding.size()) ? this.yielding.get(j).moment : Long.MAX_VALUE);
			List<Integer> signs = new ArrayList<>();
			for (; i < this.size && moment(this.prevailing[i]) == moment; i++) {
				signs.add(sign(this.prevailing[i]));
			}
			List<Contribution> changes = new ArrayList<>();
			for (; j < this.yielding.size() && this.yielding.get(j).moment == moment; j++) {
				changes.add(this.yielding.get(j).contribution);
			}
			this.now.step(moment, signs, changes, taker);
		}
	}

	private static long moment(long kept) {
		return kept >> 1;
	}

	private static int sign(long kept) {
		return ((kept & 1) == 0) ? 1 : -1;
	}

	private static void count(Map<Change, Integer> effects, long moment, Contribution contribution, int times) {
		Contribution statement = (contribution.sign() > 0) ? contribution : contribution.withdrawn();
		effects.merge(new Change(moment, statement), times * contribution.sign(), Integer::sum);
	}

	/**
	 * How much is in force of the side that prevails, and how many statements.
	 */
	Side prevailing() {
		return new Side(this.now.present, Rollup.decimal(this.sum));
	}

	/**
	 * How much is in force of the side that yields, and how many statements, whether they
	 * count or not.
	 */
	Side yielding() {
		BigDecimal amount = BigDecimal.ZERO;
		long statements = 0;
		for (Map.Entry<Contribution, Integer> waiting : this.now.waiting.entrySet()) {
			amount = amount.add(waiting.getKey().amount().multiply(BigDecimal.valueOf(waiting.getValue())));
			statements += waiting.getValue();
		}
		return new Side(statements, amount);
	}

	Piece piece() {
		long[] kept = Arrays.copyOf(this.prevailing, this.size);
		long total = this.sum;
		List<Change> changes = List.copyOf(this.yielding);
		return (writer) -> {
			writer.number(total);
			writer.number(kept.length);
			writer.numbers(kept, kept.length);
			writer.number(changes.size());
			for (Change change : changes) {
				change.write(writer);
			}
		};
	}

	static Claim read(PieceReader reader) throws IOException {
		Claim claim = new Claim();
		claim.sum = reader.wideNumber();
		int length = reader.count();
		for (int i = 0; i < length; i++) {
			long kept = reader.wideNumber();
			claim.keep(moment(kept), List.of(sign(kept)), List.of());
			claim.now.present += sign(kept);
		}
		for (int left = reader.count(); left > 0; left--) {
			Change change = Change.read(reader);
			claim.keep(change.moment, List.of(), List.of(change.contribution));
			claim.now.put(change.contribution);
		}
		return claim;
	}

	long bytes() {
		return (long) this.prevailing.length * Long.BYTES + 200L * this.yielding.size() + 200;
	}

	/**
	 * What was filed in one way.
	 */
	record Side(long statements, BigDecimal amount) {
	}

	/**
	 * What is in force at a moment.
	 */
	private static final class State {

		private int present;

		private final Map<Contribution, Integer> waiting = new LinkedHashMap<>();

		private void step(long moment, List<Integer> prevailing, List<Contribution> yielding, Totals.Taker taker) {
			boolean before = this.present > 0;
			prevailing.forEach((sign) -> this.present += sign);
			boolean after = this.present > 0;
			if (!before && after) {
				count(moment, -1, taker);
			}
			for (Contribution change : yielding) {
				put(change);
				if (!before && !after) {
					taker.take(moment, change);
				}
			}
			if (before && !after) {
				count(moment, 1, taker);
			}
		}

		private void put(Contribution change) {
			Contribution statement = (change.sign() > 0) ? change : change.withdrawn();
			this.waiting.merge(statement, change.sign(), (one, other) -> (one + other == 0) ? null : one + other);
		}

		private void count(long moment, int sign, Totals.Taker taker) {
			this.waiting.forEach((statement, net) -> {
				for (int i = Math.abs(net); i > 0; i--) {
					taker.take(moment, (net * sign > 0) ? statement : statement.withdrawn());
				}
			});
		}

	}

	/**
	 * A statement or a withdrawal, and when it was recorded.
	 */
	private record Change(long moment, Contribution contribution) {

		private void write(PieceWriter writer) throws IOException {
			writer.number(this.moment);
			writer.text(this.contribution.indicator());
			writer.text(this.contribution.unit());
			writer.text(this.contribution.region());
			writer.text(this.contribution.group());
			writer.number(this.contribution.date().toEpochDay());
			writer.text(this.contribution.amount().toString());
			writer.text(this.contribution.key());
			writer.number(this.contribution.state() ? 1 : 0);
			writer.number(this.contribution.order());
			writer.number(this.contribution.origin());
			writer.number(this.contribution.total() ? 1 : 0);
			writer.number(this.contribution.sign());
		}

		private static Change read(PieceReader reader) throws IOException {
			long moment = reader.wideNumber();
			return new Change(moment,
					new Contribution(reader.presentText(), reader.presentText(), reader.presentText(), reader.text(),
							LocalDate.ofEpochDay(reader.wideNumber()), new BigDecimal(reader.presentText()),
							reader.text(), reader.number() != 0, reader.wideNumber(), reader.wideNumber(),
							reader.number() != 0, true, reader.number()));
		}

	}

}
