package cn.yipanqi.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The append-only trail of who did what. Takes part in the caller's transaction, so that
 * nothing is done without its trace.
 */
@Component
public class AuditTrail {

	private static final String INSERT = "insert into audit (at, account, action, object, detail) values (?, ?, ?, ?, ?::jsonb)";

	private final JdbcTemplate jdbc;

	AuditTrail(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes an act.
	 * @param action what was done, in one word
	 * @param object to what
	 */
	public void record(Instant at, String account, String action, String object, Map<String, ?> detail) {
		this.jdbc.update(INSERT, at.atOffset(ZoneOffset.UTC), account, action, object, Documents.write(detail));
	}

}
