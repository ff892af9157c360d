package cn.yipanqi.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.seal.LeafWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The append-only trail of who did what, when, from where and in which capacity. Takes
 * part in the caller's transaction, so that nothing is done without its trace.
 */
@Component
public class AuditTrail {

	private static final String INSERT = """
			insert into audit (at, account, action, object, detail, origin, role, region, refused, leaf, leaf_version)
			values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
			""";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final JdbcTemplate jdbc;

	/**
	 * A trail in the database of these statements.
	 */
	public AuditTrail(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes an act of whoever sits at the machine itself.
	 */
	public void recordAtConsole(Instant at, String action, String object, Map<String, ?> detail) {
		record(at, Origin.CONSOLE, action, object, detail);
	}

	/**
	 * Notes an act.
	 * @param action what was done, in one word
	 * @param object to what
	 */
	public void record(Instant at, String account, String action, String object, Map<String, ?> detail) {
		write(at, account, action, object, detail, false);
	}

	/**
	 * Notes what was tried and not let.
	 */
	public void refused(Instant at, String account, String action, String object, Map<String, ?> detail) {
		write(at, account, action, object, detail, true);
	}

	private void write(Instant at, String account, String action, String object, Map<String, ?> detail,
			boolean refused) {
		Origin origin = Origin.current(account);
		Instant moment = at.truncatedTo(ChronoUnit.MICROS);
		String document = MAPPER.writeValueAsString(new TreeMap<>(detail));
		this.jdbc.update(INSERT, moment.atOffset(ZoneOffset.UTC), account, action, object, document, origin.place(),
				origin.role(), origin.region(), refused,
				leaf(moment, account, action, object, document, origin, refused), LeafWriter.VERSION);
	}

	/**
	 * The digest that goes into the row.
	 */
	byte @Nullable [] leaf(Instant at, String account, String action, String object, String detail, Origin origin,
			boolean refused) {
		return AuditLeaf.of(LeafWriter.VERSION, at, account, action, object, detail, origin.place(), origin.role(),
				origin.region(), refused);
	}

}
