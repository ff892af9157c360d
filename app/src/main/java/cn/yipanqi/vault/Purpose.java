package cn.yipanqi.vault;

/**
 * What a key is for. Each purpose has a key of its own, derived from the master key of
 * the ring, so that no key does two jobs.
 */
public enum Purpose {

	/** Encrypts single values, by SM4: 16 bytes. */
	FIELD("field", 16),

	/** Authenticates the checkpoints of the ledger, by HMAC-SM3: 32 bytes. */
	SEAL("seal", 32),

	/** Encrypts large files outside the database, by AES-256: 32 bytes. */
	FILE("file", 32),

	/** Tells keys apart without giving them away: the check value in the database. */
	CHECK("check", 16);

	private final String word;

	private final int length;

	Purpose(String word, int length) {
		this.word = word;
		this.length = length;
	}

	String word() {
		return this.word;
	}

	int length() {
		return this.length;
	}

}
