package cn.yipanqi.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What became of that which was filed under client keys. Says nothing of what was filed
 * but its number: keys are known to nobody who has not filed the same.
 */
@Service
public class FiledKeys {

	private static final String FIND = """
			select k.key, e.first_seq, exists (
				select 1 from entry c where c.record = e.record and c.operation = 'CANCEL') as cancelled
			from unnest(:keys) k (key) join entry e on e.client_key = k.key
			""";

	private final JdbcClient jdbc;

	FiledKeys(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Those of the keys under which something was filed.
	 */
	public Map<String, Filed> among(Collection<String> keys) {
		Map<String, Filed> found = new HashMap<>();
		if (!keys.isEmpty()) {
			this.jdbc.sql(FIND).param("keys", keys.toArray(String[]::new)).query((row) -> {
				found.put(row.getString("key"), new Filed(row.getLong("first_seq"), row.getBoolean("cancelled")));
			});
		}
		return found;
	}

	/**
	 * What was filed under a key.
	 *
	 * @param number the record's number
	 * @param cancelled whether the record counts no more
	 */
	public record Filed(long number, boolean cancelled) {
	}

}
