package cn.yipanqi.seal;

import java.util.Collection;
import java.util.List;

/**
 * An append-only table that wants to be sealed. It has a unique number, which later rows
 * have higher, the number {@code xid} of the transaction that wrote the row, and
 * {@code leaf}, made by a {@link LeafWriter}.
 */
public interface SealedTable {

	SealKind kind();

	/**
	 * Name in the database.
	 */
	String table();

	/**
	 * The column of the number.
	 */
	String number();

	/**
	 * The rows of these numbers as they stand, in any order, as far as they exist. What
	 * cannot be read must not throw here but when its leaf is asked for.
	 */
	List<SealedRow> rows(Collection<Long> numbers);

	/**
	 * Waits for those who are writing, so that no row comes later and bears a lower
	 * number than those that are there.
	 */
	void pause();

}
