package cn.yipanqi.vault;

/**
 * A key for one purpose.
 */
public final class Key {

	private final Purpose purpose;

	private final int number;

	private final byte[] bytes;

	Key(Purpose purpose, int number, byte[] bytes) {
		this.purpose = purpose;
		this.number = number;
		this.bytes = bytes;
	}

	public Purpose purpose() {
		return this.purpose;
	}

	/**
	 * The number of the master key in the ring that this key comes from; whoever keeps
	 * what it made keeps the number, too.
	 */
	public int number() {
		return this.number;
	}

	/**
	 * The secret itself, as a copy.
	 */
	public byte[] bytes() {
		return this.bytes.clone();
	}

	/**
	 * Which key it is, without the secret.
	 */
	@Override
	public String toString() {
		return this.purpose + " " + this.number;
	}

}
