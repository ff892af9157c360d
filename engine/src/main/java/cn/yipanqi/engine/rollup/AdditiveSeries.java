package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
	void take(int fact, Contribution contribution) {
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

	@Override
	List<Behind> behind(Question question) {
		Set<Long> withdrawn = withdrawn(question.asOf());
		Map<Long, Long> found = new LinkedHashMap<>();
		for (int row = 0; row < this.rows.size(); row++) {
			int fact = fact(row);
			if (!facts().isWithdrawal(fact) && facts().day(fact) >= question.from()
					&& facts().day(fact) <= question.to() && question.places().get(facts().place(fact))
					&& facts().moment(fact) <= question.asOf() && !withdrawn.contains(facts().origin(fact))) {
				found.merge(facts().origin(fact), amount(row), Math::addExact);
			}
		}
		List<Behind> behind = new ArrayList<>(found.size());
		found.forEach((origin, amount) -> behind.add(new Behind(origin, Rollup.decimal(amount), null)));
		return behind;
	}

	private Set<Long> withdrawn(long asOf) {
		Set<Long> withdrawn = new HashSet<>();
		for (int row = 0; row < this.rows.size(); row++) {
			if (facts().isWithdrawal(fact(row)) && facts().moment(fact(row)) <= asOf) {
				withdrawn.add(facts().origin(fact(row)));
			}
		}
		return withdrawn;
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

}
