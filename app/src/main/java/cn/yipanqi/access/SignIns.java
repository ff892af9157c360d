package cn.yipanqi.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * When and from where people have signed in, or tried to.
 */
@Service
public class SignIns {

	private static final String LATEST = """
			select at, origin, refused, detail ->> 'reason' as reason from audit
			where account = :account and action = 'sign-in' order by id desc limit :count
			""";

	private final JdbcClient jdbc;

	SignIns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The last of an account, the latest first.
	 */
	public List<Attempt> latest(String account, int count) {
		return this.jdbc.sql(LATEST)
			.param("account", account)
			.param("count", count)
			.query((row, number) -> new Attempt(row.getObject("at", OffsetDateTime.class).toInstant(),
					row.getString("origin"), row.getBoolean("refused"), row.getString("reason")))
			.list();
	}

	/**
	 * An attempt to sign in.
	 *
	 * @param origin network address
	 * @param reason why it was refused, in one word; null if it was not
	 */
	public record Attempt(Instant at, String origin, boolean refused, @Nullable String reason) {
	}

}
