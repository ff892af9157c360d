package cn.yipanqi.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many entries, lines, subjects and audit rows there are: to prove that something
 * added nothing.
 */
public record SavedRows(long entries, long lines, long subjects, long audits) {

	private static final String COUNT = """
			select (select count(*) from entry) as entries, (select count(*) from line) as lines,
				(select count(*) from subject) as subjects, (select count(*) from audit) as audits
			""";

	public static SavedRows count(JdbcClient jdbc) {
		return jdbc.sql(COUNT).query(SavedRows.class).single();
	}

}
