package cn.yipanqi.cluster;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.apache.spark.sql.Row;

/**
 * Rows that come in batches, some of them empty, each made when the one before is used
 * up.
 */
abstract class RowBatches implements Iterator<Row> {

	private Iterator<Row> current = Collections.emptyIterator();

	/**
	 * Whether there may be another batch.
	 */
	abstract boolean hasMore();

	abstract List<Row> batch();

	@Override
	public final boolean hasNext() {
		while (!this.current.hasNext() && hasMore()) {
			this.current = batch().iterator();
		}
		return this.current.hasNext();
	}

	@Override
	public final Row next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.current.next();
	}

}
