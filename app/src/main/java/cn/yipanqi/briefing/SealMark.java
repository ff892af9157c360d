package cn.yipanqi.briefing;

/**
 * The checkpoint of the ledger that an issued briefing bears: what it says was sealed by
 * then.
 *
 * @param number number of the seal
 * @param digest the digest of the chain up to it, 64 hexadecimal digits
 */
public record SealMark(long number, String digest) {

	/**
	 * The digest in groups of eight, as it is printed.
	 */
	public String grouped() {
		return this.digest.replaceAll("(.{8})(?!$)", "$1 ");
	}

}
