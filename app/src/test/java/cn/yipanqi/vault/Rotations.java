package cn.yipanqi.vault;

/**
 * What {@code keys rotate} does, for the tests of those who use the keys.
 */
public final class Rotations {

	private Rotations() {
	}

	/**
	 * Makes a new key.
	 * @return its number
	 */
	public static int rotate(KeyRing ring) {
		return ring.rotate();
	}

}
