package cn.yipanqi.fuzz;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an input has added to the ledger; told by number, since the ledger grows with
 * every input and is not counted through for each.
 */
public final class AddedEntries {

	private final JdbcClient jdbc;

	public AddedEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The number of the last entry; 0 if there is none.
	 */
	public long last() {
		return this.jdbc.sql("select coalesce(max(seq), 0) from entry").query(Long.class).single();
	}

	/**
	 * How many entries were added after one.
	 */
	public long since(long last) {
		return this.jdbc.sql("select count(*) from entry where seq > :last")
			.param("last", last)
			.query(Long.class)
			.single();
	}

}
