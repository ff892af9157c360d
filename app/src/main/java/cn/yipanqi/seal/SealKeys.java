package cn.yipanqi.seal;

/**
 * Signs with keys that live outside the database.
 */
interface SealKeys {

	/**
	 * The number of the key that new seals are signed with.
	 */
	int current();

	/**
	 * Whether a key is at hand.
	 */
	boolean has(int key);

	/**
	 * HMAC-SM3 of a message.
	 * @throws IllegalStateException if the key is not at hand
	 */
	byte[] sign(int key, byte[] message);

}
