package cn.yipanqi.access;

import java.io.ByteArrayOutputStream;

/**
 * Bytes as letters and digits that are hard to confuse (RFC 4648), without padding.
 */
final class Base32 {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int BITS = 5;

	private Base32() {
	}

	static String encode(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		int buffer = 0;
		int held = 0;
		for (byte next : bytes) {
			buffer = (buffer << Byte.SIZE) | (next & 0xff);
			held += Byte.SIZE;
			while (held >= BITS) {
				held -= BITS;
				text.append(ALPHABET.charAt((buffer >> held) & 0x1f));
			}
			buffer &= (1 << held) - 1;
		}
		if (held > 0) {
			text.append(ALPHABET.charAt((buffer << (BITS - held)) & 0x1f));
		}
		return text.toString();
	}

	static byte[] decode(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int buffer = 0;
		int held = 0;
		for (int i = 0; i < text.length(); i++) {
			char next = text.charAt(i);
			int value = ALPHABET.indexOf(next);
			if (value < 0) {
				throw new IllegalArgumentException("Not a letter of base 32");
			}
			buffer = (buffer << BITS) | value;
			held += BITS;
			if (held >= Byte.SIZE) {
				held -= Byte.SIZE;
				bytes.write((buffer >> held) & 0xff);
			}
			buffer &= (1 << held) - 1;
		}
		return bytes.toByteArray();
	}

}
