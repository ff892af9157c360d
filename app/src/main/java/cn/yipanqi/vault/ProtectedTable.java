package cn.yipanqi.vault;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A place in the database that keeps protected values. A module that has one contributes
 * it as a bean, so that {@code keys list} counts it and {@code keys reencrypt} brings it
 * under the current key.
 *
 * @see ProtectedColumn
 */
public interface ProtectedTable {

	/**
	 * Table and column, for the lists of the command line.
	 */
	String name();

	/**
	 * How many values each key protects, by its number; 0 stands for values in clear.
	 */
	SortedMap<Integer, Long> counts();

	/**
	 * Reads counts as {@link #counts} gives them.
	 * @param select gives the columns {@code key} and {@code count}
	 */
	static SortedMap<Integer, Long> counts(StatementSpec select) {
		SortedMap<Integer, Long> counts = new TreeMap<>();
		select.query((row) -> {
			counts.put(row.getInt("key"), row.getLong("count"));
		});
		return counts;
	}

	/**
	 * Whether values can change. What is append-only stays under its old key.
	 */
	boolean mutable();

	/**
	 * Encrypts under the current key whatever is under another. Values that change
	 * meanwhile are left alone.
	 */
	Reencryption reencrypt();

	/**
	 * What became of the values.
	 *
	 * @param done how many are under the current key now that were under another
	 * @param unreadable the contexts of those that could not be revealed; they stay as
	 * they are
	 */
	record Reencryption(long done, List<String> unreadable) {
	}

}
