package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.algebra.Contribution;
import org.jspecify.annotations.Nullable;

/**
 * What statements on keys have in common, be they counted once or hold a status: columns
 * of statements, which of them were withdrawn and by what, and for each key those in
 * force.
 */
abstract class KeyedSeries extends Series {

	private final Keys keys;

	private IntMap numbers = new IntMap();

	private final IntColumn names = new IntColumn();

	private final IntColumn rows = new IntColumn();

	private final IntColumn keyOfRow = new IntColumn();

	private final Withdrawals withdrawals = new Withdrawals();

	private final Postings postings = new Postings(this::compare);

	private final Waiting early = new Waiting();

	KeyedSeries(Facts facts, Keys keys) {
		super(facts);
		this.keys = keys;
	}

	@Override
	final void take(int fact, Contribution contribution, boolean again) {
		int key = key(this.keys.number(Objects.requireNonNull(contribution.key())));
		if (again) {
			takeAgain(fact, key, contribution);
		}
		else if (facts().isWithdrawal(fact)) {
			withdraw(fact, key, contribution);
		}
		else {
			state(fact, key, contribution);
		}
	}

	private int key(int name) {
		int known = this.numbers.get(name);
		if (known >= 0) {
			return known;
		}
		int key = this.names.size();
		this.numbers.put(name, key);
		this.names.add(name);
		this.postings.addKey();
		return key;
	}

	private void state(int fact, int key, Contribution contribution) {
		int row = add(fact, key, contribution);
		int withdrawal = early(key, fact, contribution);
		if (withdrawal >= 0) {
			this.withdrawals.add(row, withdrawal);
			return;
		}
		insert(key, row);
	}

	private int add(int fact, int key, Contribution contribution) {
		int row = this.rows.size();
		this.rows.add(fact);
		this.keyOfRow.add(key);
		added(row, contribution);
		return row;
	}

	private void insert(int key, int row) {
		int index = this.postings.place(key, row);
		beforeInsert(key, index);
		this.postings.insert(key, index, row);
		afterInsert(key, index);
	}

	private void withdraw(int fact, int key, Contribution contribution) {
		int index = this.postings.find(key, (row) -> isSame(row, fact, contribution));
		if (index < 0) {
			this.early.add(contribution.origin(), fact, key, contribution.state());
			return;
		}
		this.withdrawals.add(remove(key, index), fact);
	}

	private int remove(int key, int index) {
		int row = this.postings.row(key, index);
		beforeRemove(key, index);
		this.postings.remove(key, index);
		afterRemove(key, index);
		return row;
	}

	/**
	 * What is stated, withdrawn and stated again is in force as of a moment if it was
	 * stated once more than withdrawn up to then. So it does not matter which withdrawal
	 * goes with which statement, as long as none is earlier than its statement.
	 */
	private void takeAgain(int fact, int key, Contribution contribution) {
		if (facts().isWithdrawal(fact)) {
			int index = this.postings.find(key,
					(row) -> isSame(row, fact, contribution) && facts().moment(fact(row)) <= facts().moment(fact));
			if (index >= 0) {
				this.withdrawals.add(remove(key, index), fact);
				return;
			}
			this.early.add(contribution.origin(), fact, key, contribution.state());
		}
		else {
			insert(key, add(fact, key, contribution));
		}
		if (this.early.has(contribution.origin())) {
			pair(fact, key, contribution);
		}
	}

	/**
	 * Pairs all statements of the same with all their withdrawals anew, in the order of
	 * time. Withdrawals without a statement before them wait.
	 */
	private void pair(int fact, int key, Contribution contribution) {
		List<Integer> stated = new ArrayList<>(
				this.withdrawals.rows((row) -> this.keyOfRow.get(row) == key && isSame(row, fact, contribution)));
		List<Integer> withdrawn = new ArrayList<>(stated.stream().map(this.withdrawals::factOf).toList());
		for (int index = 0; index < this.postings.size(key); index++) {
			if (isSame(this.postings.row(key, index), fact, contribution)) {
				stated.add(this.postings.row(key, index));
			}
		}
		for (int each = early(key, fact, contribution); each >= 0; each = early(key, fact, contribution)) {
			withdrawn.add(each);
		}
		stated.sort(Comparator.comparingLong((row) -> facts().moment(fact(row))));
		withdrawn.sort(Comparator.comparingLong(facts()::moment));
		int paired = 0;
		Map<Integer, Integer> pairs = new HashMap<>();
		for (int withdrawal : withdrawn) {
			if (paired < stated.size() && facts().moment(fact(stated.get(paired))) <= facts().moment(withdrawal)) {
				pairs.put(stated.get(paired++), withdrawal);
			}
			else {
				this.early.add(contribution.origin(), withdrawal, key, contribution.state());
			}
		}
		stated.forEach((row) -> set(key, row, pairs.get(row)));
	}

	/**
	 * Lets a row be withdrawn by a fact, or by none.
	 */
	private void set(int key, int row, @Nullable Integer withdrawal) {
		if (this.withdrawals.isWithdrawn(row)) {
			if (withdrawal != null && withdrawal == this.withdrawals.factOf(row)) {
				return;
			}
			this.withdrawals.remove(row);
			insert(key, row);
		}
		if (withdrawal != null) {
			this.withdrawals.add(remove(key, this.postings.find(key, (other) -> other == row)), withdrawal);
		}
	}

	private boolean isSame(int row, int withdrawal, Contribution contribution) {
		int fact = fact(row);
		return facts().origin(fact) == facts().origin(withdrawal) && facts().day(fact) == facts().day(withdrawal)
				&& facts().place(fact) == facts().place(withdrawal) && isState(row, contribution.state());
	}

	/**
	 * A fact that withdraws such a statement and waits for it, or -1.
	 */
	private int early(int key, int fact, Contribution contribution) {
		return this.early.take(contribution.origin(), key, contribution.state(),
				(found) -> facts().day(found) == facts().day(fact) && facts().place(found) == facts().place(fact));
	}

	/**
	 * Keeps what else a row says.
	 */
	abstract void added(int row, Contribution contribution);

	abstract boolean isState(int row, boolean state);

	/**
	 * The order of rows of one key in time.
	 */
	abstract int compare(int left, int right);

	abstract void beforeInsert(int key, int index);

	abstract void afterInsert(int key, int index);

	abstract void beforeRemove(int key, int index);

	abstract void afterRemove(int key, int index);

	/**
	 * Whether a row was known, and not withdrawn, as of a question.
	 */
	final boolean inForce(int row, Question question) {
		return facts().moment(fact(row)) <= question.asOf() && (!this.withdrawals.isWithdrawn(row)
				|| facts().moment(this.withdrawals.factOf(row)) > question.asOf());
	}

	final boolean matches(int row, Question question) {
		int day = day(row);
		return day >= question.from() && day <= question.to() && question.places().get(place(row))
				&& inForce(row, question);
	}

	/**
	 * How far the series has come.
	 */
	final Mark mark() {
		return new Mark(rows(), this.withdrawals.size());
	}

	/**
	 * Whether nothing that was recorded up to a moment has been added since a mark.
	 */
	final boolean isUnchanged(Mark since, long asOf) {
		for (int row = since.rows; row < rows(); row++) {
			if (facts().moment(fact(row)) <= asOf) {
				return false;
			}
		}
		for (int i = since.withdrawals; i < this.withdrawals.size(); i++) {
			if (this.withdrawals.isRemoval(i) || facts().moment(this.withdrawals.fact(i)) <= asOf) {
				return false;
			}
		}
		return true;
	}

	final int rows() {
		return this.rows.size();
	}

	final int keys() {
		return this.names.size();
	}

	final int fact(int row) {
		return this.rows.get(row);
	}

	final int day(int row) {
		return facts().day(this.rows.get(row));
	}

	final int place(int row) {
		return facts().place(this.rows.get(row));
	}

	final int keyOf(int row) {
		return this.keyOfRow.get(row);
	}

	final Postings postings() {
		return this.postings;
	}

	/**
	 * The number by which all indicators know a key.
	 */
	final int name(int key) {
		return this.names.get(key);
	}

	/**
	 * The key of that name here, or -1.
	 */
	final int find(int name) {
		return this.numbers.get(name);
	}

	final Behind behind(int row) {
		return new Behind(facts().origin(fact(row)), BigDecimal.ONE, this.keys.text(this.names.get(keyOf(row))));
	}

	@Override
	List<Piece> pieces() {
		List<Piece> pieces = new ArrayList<>(List.of(this.names.piece(), this.rows.piece(), this.keyOfRow.piece()));
		pieces.addAll(this.withdrawals.pieces());
		pieces.add(this.early.piece());
		return pieces;
	}

	@Override
	void read(PieceReader reader) throws IOException {
		this.names.read(reader);
		this.rows.read(reader);
		this.keyOfRow.read(reader);
		this.withdrawals.read(reader);
		this.early.read(reader);
	}

	/**
	 * Only what is in force makes a difference to what is reckoned.
	 */
	@Override
	void reckon() {
		this.numbers = new IntMap(this.names.size());
		for (int key = 0; key < this.names.size(); key++) {
			this.numbers.put(this.names.get(key), key);
			this.postings.addKey();
		}
		for (int row = 0; row < this.rows.size(); row++) {
			if (!this.withdrawals.isWithdrawn(row)) {
				insert(this.keyOfRow.get(row), row);
			}
		}
	}

	@Override
	long size() {
		return (long) this.rows.size() + this.withdrawals.rows();
	}

	@Override
	long bytes() {
		return this.numbers.bytes() + this.names.bytes() + this.rows.bytes() + this.keyOfRow.bytes()
				+ this.withdrawals.bytes() + this.postings.bytes();
	}

	/**
	 * How far a series has come: rows and withdrawals.
	 */
	record Mark(int rows, int withdrawals) {
	}

}
