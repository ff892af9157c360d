package cn.yipanqi.seal;

/**
 * What is sealed, each in a chain of its own.
 */
public enum SealKind {

	/** The entries with their lines. */
	LEDGER(0x10, "ledger"),

	/** The audit trail. */
	AUDIT(0x11, "audit trail");

	private final int prefix;

	private final String words;

	SealKind(int prefix, String words) {
		this.prefix = prefix;
		this.words = words;
	}

	/**
	 * Its name in plain English.
	 */
	public String words() {
		return this.words;
	}

	/**
	 * What the leaves of this kind begin with, so that none passes for one of another
	 * kind.
	 */
	byte prefix() {
		return (byte) this.prefix;
	}

}
