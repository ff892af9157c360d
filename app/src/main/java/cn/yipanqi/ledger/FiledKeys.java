package cn.yipanqi.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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

	private static final String BEGINNING = """
			select e.seq from entry e where e.seq = any(:numbers) and starts_with(e.client_key, :beginning)
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
	 * Those of the records that were filed under keys that begin so.
	 */
	public Set<Long> beginningWith(String beginning, Collection<Long> numbers) {
		return numbers.isEmpty() ? Set.of()
				: this.jdbc.sql(BEGINNING)
					.param("numbers", numbers.toArray(Long[]::new))
					.param("beginning", beginning)
					.query(Long.class)
					.set();
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
