package cn.yipanqi.vault;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the database knows of the keys: their numbers and check values, never the keys.
 */
@Component
class KeyRegister {

	/**
	 * Held by whoever makes or registers keys, until the end of the transaction.
	 */
	private static final String LOCK = "select pg_advisory_xact_lock(8150722)";

	/**
	 * A key is retired when the next is made.
	 */
	private static final String ROWS = """
			select number, check_value, created_at, lead(created_at) over (order by number) as retired_at
			from vault_key order by number
			""";

	private static final String INSERT = """
			insert into vault_key (number, check_value, created_at) values (:number, :check, :at)
			on conflict (number) do nothing
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	KeyRegister(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void lock() {
		this.jdbc.sql(LOCK).query((row) -> {
		});
	}

	SortedMap<Integer, Row> rows() {
		SortedMap<Integer, Row> rows = new TreeMap<>();
		this.jdbc.sql(ROWS)
			.query((row, number) -> new Row(row.getInt("number"), row.getString("check_value"),
					row.getObject("created_at", OffsetDateTime.class),
					row.getObject("retired_at", OffsetDateTime.class)))
			.list()
			.forEach((row) -> rows.put(row.number(), row));
		return rows;
	}

	void add(Collection<MasterKey> keys) {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		keys.forEach((key) -> this.jdbc.sql(INSERT)
			.param("number", key.number())
			.param("check", key.checkValue())
			.param("at", now)
			.update());
	}

	/**
	 * What of these keys is not what the rows say.
	 */
	static List<String> faults(SortedMap<Integer, Row> rows, SortedMap<Integer, MasterKey> keys, KeyFiles files) {
		List<String> faults = new ArrayList<>();
		rows.forEach((number, row) -> {
			MasterKey key = keys.get(number);
			if (key == null) {
				faults.add("Key %d, which protects data in this database, is missing: there is no '%s'"
					.formatted(number, files.file(number)));
			}
			else if (!row.isOf(key)) {
				faults.add("Key %d in '%s' is not the key that protects data in this database".formatted(number,
						files.file(number)));
			}
		});
		return faults;
	}

	/**
	 * A key as the database knows it.
	 *
	 * @param retiredAt when a newer key took its place; null for the current one
	 */
	record Row(int number, String checkValue, OffsetDateTime createdAt, @Nullable OffsetDateTime retiredAt) {

		boolean isOf(MasterKey key) {
			return this.checkValue.equals(key.checkValue());
		}

	}

}
