package cn.yipanqi.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A text column whose values are protected, in rows that may be updated. The context of a
 * value is its column and the key of its row, so that no value passes for another's.
 */
public final class ProtectedColumn implements ProtectedTable {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

	private static final int BATCH = 500;

	private static final String COUNTS = """
			select case when %1$s ~ '^sm4_[1-9][0-9]{0,8}_' then split_part(%1$s, '_', 2)::integer else 0 end as key,
				count(*) as count
			from %2$s where %1$s is not null group by 1
			""";

	private static final String OLD = """
			select %3$s::text as id, %1$s as value from %2$s
			where %1$s ~ '^sm4_[1-9][0-9]{0,8}_' and %1$s not like :current and %3$s::text > :after
			order by %3$s::text limit :limit
			""";

	private static final String CLEAR = """
			select %3$s::text as id, %1$s as value from %2$s
			where %1$s !~ '^sm4_[1-9][0-9]{0,8}_' and %3$s::text > :after
			order by %3$s::text limit :limit
			""";

	private static final String UPDATE = """
			update %2$s set %1$s = :next where %3$s::text = :id and %1$s = :former
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final String table;

	private final String id;

	private final String column;

	private final boolean takesOver;

	/**
	 * A column.
	 * @param table plain name of its table
	 * @param id plain name of the column that holds the rows' key
	 * @param column plain name of the column itself
	 */
	public ProtectedColumn(JdbcClient jdbc, Vault vault, String table, String id, String column) {
		this(jdbc, vault, table, id, column, false);
	}

	private ProtectedColumn(JdbcClient jdbc, Vault vault, String table, String id, String column, boolean takesOver) {
		for (String name : List.of(table, id, column)) {
			if (!NAME.matcher(name).matches()) {
				throw new IllegalArgumentException("Name '%s' is not a plain one".formatted(name));
			}
		}
		this.jdbc = jdbc;
		this.vault = vault;
		this.table = table;
		this.id = id;
		this.column = column;
		this.takesOver = takesOver;
	}

	/**
	 * The same column, where values of earlier versions may stand in clear:
	 * {@link #reencrypt} encrypts them, too. Not for a secret that somebody is let in by,
	 * for then whoever can write to the database could set one.
	 */
	public ProtectedColumn takingOver() {
		return new ProtectedColumn(this.jdbc, this.vault, this.table, this.id, this.column, true);
	}

	/**
	 * Encrypts a value for the row of this key.
	 */
	public String protect(String plain, Object id) {
		return this.vault.protect(plain, context(id));
	}

	/**
	 * Decrypts what stands in the row of this key.
	 * @throws VaultException if it cannot be revealed
	 */
	public String reveal(String stored, Object id) {
		return this.vault.reveal(stored, context(id));
	}

	@Override
	public String name() {
		return this.table + "." + this.column;
	}

	@Override
	public boolean mutable() {
		return true;
	}

	@Override
	public SortedMap<Integer, Long> counts() {
		return ProtectedTable.counts(this.jdbc.sql(sql(COUNTS)));
	}

	/**
	 * Encrypts what stands in clear, and nothing else. Values that change meanwhile are
	 * left alone.
	 * @return how many were in clear
	 * @throws IllegalStateException if the column is not one that is taken over
	 */
	public long takeOver() {
		if (!this.takesOver) {
			throw new IllegalStateException("Column '%s' is not taken over".formatted(name()));
		}
		return replaceAll(this.jdbc.sql(sql(CLEAR)), Value::stored).done();
	}

	@Override
	public Reencryption reencrypt() {
		long clear = this.takesOver ? takeOver() : 0;
		String current = "sm4\\_" + this.vault.currentKey() + "\\_%";
		Reencryption result = replaceAll(this.jdbc.sql(sql(OLD)).param("current", current),
				(value) -> reveal(value.stored(), value.id()));
		return new Reencryption(clear + result.done(), result.unreadable());
	}

	private Reencryption replaceAll(StatementSpec select, Function<Value, String> plain) {
		List<String> unreadable = new ArrayList<>();
		long done = 0;
		String after = "";
		List<Value> values;
		do {
			values = select.param("after", after)
				.param("limit", BATCH)
				.query((row, number) -> new Value(row.getString("id"), row.getString("value")))
				.list();
			for (Value value : values) {
				after = value.id();
				try {
					done += replace(value, plain.apply(value));
				}
				catch (VaultException ex) {
					unreadable.add(context(value.id()));
				}
			}
		}
		while (!values.isEmpty());
		return new Reencryption(done, unreadable);
	}

	private int replace(Value value, String plain) {
		return this.jdbc.sql(sql(UPDATE))
			.param("next", protect(plain, value.id()))
			.param("id", value.id())
			.param("former", value.stored())
			.update();
	}

	private String context(Object id) {
		return name() + " " + id;
	}

	private String sql(String text) {
		return text.formatted(this.column, this.table, this.id);
	}

	private record Value(String id, String stored) {
	}

}
