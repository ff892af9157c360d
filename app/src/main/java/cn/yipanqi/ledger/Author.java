package cn.yipanqi.ledger;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;

/**
 * Who writes, and how far that account may write.
 */
public record Author(String account, Scope scope) {

	/**
	 * Whoever reads, as far as they reach.
	 */
	public static Author of(Reader reader) {
		return new Author(reader.account(), reader.scope());
	}

}
