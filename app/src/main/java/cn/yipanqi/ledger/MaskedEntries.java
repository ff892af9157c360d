package cn.yipanqi.ledger;

import cn.yipanqi.engine.ledger.Entry;

import org.springframework.stereotype.Component;

/**
 * Entries as they may leave the ledger for programs and files: sensitive values masked,
 * as on the pages.
 */
@Component
public class MaskedEntries {

	private final Protection protection;

	MaskedEntries(Protection protection) {
		this.protection = protection;
	}

	/**
	 * The same entry, with a mask in the place of each sensitive value.
	 */
	public Entry of(Entry entry) {
		return this.protection.masked(entry);
	}

}
