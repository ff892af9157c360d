package cn.yipanqi.seal;

/**
 * Seals whose signatures nobody can check, because their key was declared lost. That they
 * are as they were follows from a later one alone: its signature is valid, and its chain
 * goes back to them.
 *
 * @param table of which table
 * @param key number of the key
 * @param seals how many bear its signature
 * @param first number of the first of them
 * @param last number of the last of them
 * @param voucher number of the latest seal whose signature is valid
 */
public record LostKey(SealKind table, int key, long seals, long first, long last, long voucher) {

	/**
	 * What that means, in plain English.
	 */
	public String words() {
		return """
				%s: the signatures of %d seal(s), from %d to %d, cannot be checked, key %d is not in the ring; seal %d, which \
				follows from them, is validly signed"""
			.formatted(this.table.words(), this.seals, this.first, this.last, this.key, this.voucher);
	}

}
