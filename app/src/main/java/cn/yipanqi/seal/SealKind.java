package cn.yipanqi.seal;

/**
 * What is sealed, each in a chain of its own.
 */
public enum SealKind {

	/** The entries with their lines. */
	LEDGER(0x10),

	/** The audit trail. */
	AUDIT(0x11);

	private final int prefix;

	SealKind(int prefix) {
		this.prefix = prefix;
	}

	/**
	 * What the leaves of this kind begin with, so that none passes for one of another
	 * kind.
	 */
	byte prefix() {
		return (byte) this.prefix;
	}

}
