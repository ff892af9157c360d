package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.util.List;

/**
 * What the contributions of one entry have in common, once: when and where it happened,
 * which entry stated or withdrew it, and when that became known. 20 bytes each.
 */
final class Facts {

	private final IntColumn days = new IntColumn();

	/** The place, or its complement where a statement is withdrawn. */
	private final IntColumn places = new IntColumn();

	private final LongColumn origins = new LongColumn();

	private final IntColumn moments = new IntColumn();

	private final LongColumn distinctMoments = new LongColumn();

	private long latest = Long.MIN_VALUE;

	int add(int day, int place, boolean withdrawal, long origin, long moment) {
		int known = this.distinctMoments.size();
		if (known == 0 || this.distinctMoments.get(known - 1) != moment) {
			this.distinctMoments.add(moment);
			this.latest = Math.max(this.latest, moment);
			known++;
		}
		this.days.add(day);
		this.places.add(withdrawal ? ~place : place);
		this.origins.add(origin);
		this.moments.add(known - 1);
		return this.days.size() - 1;
	}

	boolean is(int fact, int day, int place, boolean withdrawal, long origin) {
		return this.origins.get(fact) == origin && this.days.get(fact) == day
				&& this.places.get(fact) == (withdrawal ? ~place : place);
	}

	int size() {
		return this.days.size();
	}

	/**
	 * Business day, counted from 1970-01-01.
	 */
	int day(int fact) {
		return this.days.get(fact);
	}

	int place(int fact) {
		int place = this.places.get(fact);
		return (place < 0) ? ~place : place;
	}

	boolean isWithdrawal(int fact) {
		return this.places.get(fact) < 0;
	}

	/**
	 * Number of the ledger's entry.
	 */
	long origin(int fact) {
		return this.origins.get(fact);
	}

	/**
	 * When it was recorded, in microseconds.
	 */
	long moment(int fact) {
		return this.distinctMoments.get(this.moments.get(fact));
	}

	/**
	 * The latest moment of all.
	 */
	long latest() {
		return this.latest;
	}

	List<Piece> pieces() {
		return List.of(this.days.piece(), this.places.piece(), this.origins.piece(), this.moments.piece(),
				this.distinctMoments.piece());
	}

	void read(PieceReader reader) throws IOException {
		this.days.read(reader);
		this.places.read(reader);
		this.origins.read(reader);
		this.moments.read(reader);
		this.distinctMoments.read(reader);
		for (int i = 0; i < this.distinctMoments.size(); i++) {
			this.latest = Math.max(this.latest, this.distinctMoments.get(i));
		}
	}

	long bytes() {
		return this.days.bytes() + this.places.bytes() + this.origins.bytes() + this.moments.bytes()
				+ this.distinctMoments.bytes();
	}

}
