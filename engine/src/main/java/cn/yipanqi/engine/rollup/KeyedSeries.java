package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

	private final Map<Long, List<Early>> early = new HashMap<>();

	KeyedSeries(Facts facts, Keys keys) {
		super(facts);
		this.keys = keys;
	}

	@Override
	final void take(int fact, Contribution contribution) {
		int key = key(this.keys.number(Objects.requireNonNull(contribution.key())));
		if (facts().isWithdrawal(fact)) {
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
		int row = this.rows.size();
		this.rows.add(fact);
		this.keyOfRow.add(key);
		added(row, contribution);
		Early withdrawal = early(key, fact, contribution);
		if (withdrawal != null) {
			this.withdrawals.add(row, withdrawal.fact);
			return;
		}
		insert(key, row);
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
			this.early.computeIfAbsent(contribution.origin(), (origin) -> new ArrayList<>())
				.add(new Early(fact, key, contribution.state()));
			return;
		}
		int row = this.postings.row(key, index);
		beforeRemove(key, index);
		this.postings.remove(key, index);
		afterRemove(key, index);
		this.withdrawals.add(row, fact);
	}

	private boolean isSame(int row, int withdrawal, Contribution contribution) {
		int fact = fact(row);
		return facts().origin(fact) == facts().origin(withdrawal) && facts().day(fact) == facts().day(withdrawal)
				&& facts().place(fact) == facts().place(withdrawal) && isState(row, contribution.state());
	}

	/**
	 * A transaction that began before another can correct what that one filed: the
	 * withdrawal then comes before what it withdraws.
	 */
	private @Nullable Early early(int key, int fact, Contribution contribution) {
		List<Early> waiting = this.early.get(contribution.origin());
		if (waiting == null) {
			return null;
		}
		for (Iterator<Early> each = waiting.iterator(); each.hasNext();) {
			Early found = each.next();
			if (found.key == key && found.state == contribution.state() && facts().day(found.fact) == facts().day(fact)
					&& facts().place(found.fact) == facts().place(fact)) {
				each.remove();
				if (waiting.isEmpty()) {
					this.early.remove(contribution.origin());
				}
				return found;
			}
		}
		return null;
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
			if (facts().moment(this.withdrawals.fact(i)) <= asOf) {
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
		pieces.add(early());
		return pieces;
	}

	private Piece early() {
		Map<Long, List<Early>> waiting = new TreeMap<>();
		this.early.forEach((origin, found) -> waiting.put(origin, List.copyOf(found)));
		return (writer) -> {
			writer.number(waiting.values().stream().mapToInt(List::size).sum());
			for (Map.Entry<Long, List<Early>> each : waiting.entrySet()) {
				for (Early found : each.getValue()) {
					writer.number(each.getKey().longValue());
					writer.number(found.fact);
					writer.number(found.key);
					writer.number(found.state ? 1 : 0);
				}
			}
		};
	}

	@Override
	void read(PieceReader reader) throws IOException {
		this.names.read(reader);
		this.rows.read(reader);
		this.keyOfRow.read(reader);
		this.withdrawals.read(reader);
		for (int left = reader.count(); left > 0; left--) {
			this.early.computeIfAbsent(reader.wideNumber(), (origin) -> new ArrayList<>())
				.add(new Early(reader.number(), reader.number(), reader.number() != 0));
		}
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
		return (long) this.rows.size() + this.withdrawals.size();
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

	/**
	 * A withdrawal that waits for its statement.
	 */
	private record Early(int fact, int key, boolean state) {
	}

}
