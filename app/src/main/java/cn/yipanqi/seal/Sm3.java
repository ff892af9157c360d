package cn.yipanqi.seal;

import java.nio.ByteBuffer;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM3 (GB/T 32905-2016). Each use begins with a byte of its own.
 */
final class Sm3 {

	/** Bytes of a digest. */
	static final int LENGTH = 32;

	/** Begins a leaf of a Merkle tree. */
	static final byte TREE_LEAF = 0x00;

	/** Begins an inner node of a Merkle tree. */
	static final byte TREE_NODE = 0x01;

	/** Begins a link of a chain. */
	static final byte CHAIN = 0x20;

	private Sm3() {
	}

	static byte[] of(byte prefix, byte[]... parts) {
		SM3Digest digest = new SM3Digest();
		digest.update(prefix);
		for (byte[] part : parts) {
			digest.update(part, 0, part.length);
		}
		byte[] result = new byte[LENGTH];
		digest.doFinal(result, 0);
		return result;
	}

	static byte[] mac(byte[] key, byte[] message) {
		HMac mac = new HMac(new SM3Digest());
		mac.init(new KeyParameter(key));
		mac.update(message, 0, message.length);
		byte[] result = new byte[LENGTH];
		mac.doFinal(result, 0);
		return result;
	}

	static byte[] bytes(long number) {
		return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
	}

}
