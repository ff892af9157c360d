package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.algebra.Contribution;
import org.jspecify.annotations.Nullable;

/**
 * A count or a sum: a {@link Cube} of the cities and counties, and for townships or any
 * earlier moment another one, made when asked for.
 */
final class AdditiveSeries extends Series {

	private final Grid grid;

	private final Editions editions;

	private final IntColumn rows = new IntColumn();

	private final @Nullable LongColumn amounts;

	private final Cube cube;

	AdditiveSeries(Facts facts, Grid grid, Editions editions, boolean counts) {
		super(facts);
		this.grid = grid;
		this.editions = editions;
		this.amounts = counts ? null : new LongColumn();
		this.cube = new Cube(grid::mainCells);
	}

	@Override
	void take(int fact, Contribution contribution, boolean again) {
		if (this.amounts != null) {
			this.amounts.add(Rollup.fixed(contribution.amount()));
		}
		this.rows.add(fact);
		this.cube.add(facts().place(fact), facts().day(fact), signed(this.rows.size() - 1));
	}

	@Override
	long value(Question question) {
		boolean main = this.grid.isMain(question.cell());
		if (main && isPresent(question)) {
			return this.cube.sum(question.cell(), question.from(), question.to());
		}
		long asOf = isPresent(question) ? Long.MAX_VALUE : question.asOf();
		return this.editions.edition(this, asOf, main).sum(question.cell(), question.from(), question.to());
	}

	Grid grid() {
		return this.grid;
	}

	int rows() {
		return this.rows.size();
	}

	int fact(int row) {
		return this.rows.get(row);
	}

	/**
	 * What a row adds: less than nothing, where it withdraws.
	 */
	long signed(int row) {
		return facts().isWithdrawal(fact(row)) ? -amount(row) : amount(row);
	}

	private long amount(int row) {
		return (this.amounts != null) ? this.amounts.get(row) : ONE;
	}

	/**
	 * An entry that was withdrawn and stated again, as a total is, stands behind the
	 * figure as often as it is in force.
	 */
	@Override
	List<Behind> behind(Question question) {
		Map<Long, Net> found = new LinkedHashMap<>();
		for (int row = 0; row < this.rows.size(); row++) {
			int fact = fact(row);
			if (facts().day(fact) >= question.from() && facts().day(fact) <= question.to()
					&& question.places().get(facts().place(fact)) && facts().moment(fact) <= question.asOf()) {
				found.computeIfAbsent(facts().origin(fact), (origin) -> new Net())
					.add(facts().isWithdrawal(fact) ? -1 : 1, signed(row));
			}
		}
		List<Behind> behind = new ArrayList<>(found.size());
		found.forEach((origin, net) -> {
			if (net.statements > 0) {
				behind.add(new Behind(origin, Rollup.decimal(net.amount), null));
			}
		});
		return behind;
	}

	@Override
	List<Piece> pieces() {
		return (this.amounts != null) ? List.of(this.rows.piece(), this.amounts.piece()) : List.of(this.rows.piece());
	}

	@Override
	void read(PieceReader reader) throws IOException {
		this.rows.read(reader);
		if (this.amounts != null) {
			this.amounts.read(reader);
		}
	}

	@Override
	void reckon() {
		for (int row = 0; row < this.rows.size(); row++) {
			this.cube.add(facts().place(fact(row)), facts().day(fact(row)), signed(row));
		}
	}

	@Override
	long size() {
		return this.rows.size();
	}

	@Override
	long bytes() {
		return this.rows.bytes() + ((this.amounts != null) ? this.amounts.bytes() : 0) + this.cube.bytes();
	}

	/**
	 * What an entry states, less what was withdrawn of it.
	 */
	private static final class Net {

		private int statements;

		private long amount;

		private void add(int statement, long signed) {
			this.statements += statement;
			this.amount = Math.addExact(this.amount, signed);
		}

	}

}
