package cn.yipanqi.ledger;

/**
 * How far somebody has followed the ledger: everything is given that a snapshot saw.
 *
 * @param lineage the server on which that was
 * @param snapshot {@code xmin:xmax:open,open,…} as PostgreSQL's {@code pg_snapshot} is
 * written: it sees the transactions before {@code xmax}, except those that were open
 */
public record TailPosition(String lineage, String snapshot) {

	/** Sees nothing. */
	static final String NOTHING = "1:1:";

	private static final int PARTS = 3;

	/**
	 * The first transaction that had not begun.
	 */
	String next() {
		return this.snapshot.split(":", PARTS)[1];
	}

	/**
	 * The earliest transaction of which anything may come.
	 */
	String earliest() {
		return this.snapshot.split(":", PARTS)[0];
	}

	/**
	 * The transactions that were open, in the form of an array.
	 */
	String open() {
		return "{" + this.snapshot.split(":", PARTS)[2] + "}";
	}

}
