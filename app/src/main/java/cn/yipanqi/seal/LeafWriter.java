package cn.yipanqi.seal;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Writes what a row says in one way only, and gives its digest, the leaf. Every value
 * bears its type and its length, so that no two rows are written alike; a number is
 * written by its value, not by its digits, and a map in the order of its keys, so that a
 * document read back from the database is written as it was. The form in which it is done
 * has a version, which stands in the row and is written first, so that it cannot be
 * exchanged unseen; leaves of the first form say none. Not for use by several threads.
 */
public final class LeafWriter {

	/** The version of the form in which new rows are written. */
	public static final short VERSION = 2;

	private static final byte[] NOTHING = {};

	private final SealKind kind;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);

	/**
	 * Begins a leaf.
	 * @param version version of the form, as it stands in the row; null for the first
	 */
	public LeafWriter(SealKind kind, @Nullable Short version) {
		this.kind = kind;
		if (version != null) {
			write('v', Sm3.bytes(version));
		}
	}

	/**
	 * Whether leaves of a version can be written here: those of a later program cannot.
	 */
	public static boolean knows(@Nullable Short version) {
		return version == null || version == VERSION;
	}

	public LeafWriter number(@Nullable Long number) {
		return (number != null) ? write('i', Sm3.bytes(number)) : nothing();
	}

	public LeafWriter text(@Nullable String text) {
		return (text != null) ? write('t', text.getBytes(StandardCharsets.UTF_8)) : nothing();
	}

	public LeafWriter uuid(@Nullable UUID uuid) {
		return (uuid != null) ? write('u',
				ByteBuffer.allocate(16)
					.putLong(uuid.getMostSignificantBits())
					.putLong(uuid.getLeastSignificantBits())
					.array())
				: nothing();
	}

	public LeafWriter date(@Nullable LocalDate date) {
		return (date != null) ? write('d', Sm3.bytes(date.toEpochDay())) : nothing();
	}

	/**
	 * A moment, in microseconds: what is finer the database does not keep.
	 */
	public LeafWriter moment(@Nullable Instant moment) {
		return (moment != null) ? write('m', Sm3.bytes(ChronoUnit.MICROS.between(Instant.EPOCH, moment))) : nothing();
	}

	/**
	 * A document, or any value in it: maps with texts as keys, collections, texts,
	 * numbers, flags, and null.
	 * @throws IllegalArgumentException if JSON has no such value
	 */
	public LeafWriter document(@Nullable Object value) {
		if (value == null) {
			return nothing();
		}
		if (value instanceof Map<?, ?> map) {
			return map(map);
		}
		if (value instanceof Collection<?> list) {
			write('l', Sm3.bytes(list.size()));
			list.forEach(this::document);
			return this;
		}
		if (value instanceof Number number) {
			return decimal((number instanceof BigDecimal decimal) ? decimal : new BigDecimal(String.valueOf(number)));
		}
		if (value instanceof Boolean flag) {
			return write('b', new byte[] { (byte) (flag ? 1 : 0) });
		}
		if (value instanceof String text) {
			return text(text);
		}
		throw new IllegalArgumentException("A document holds no '%s'".formatted(value.getClass().getName()));
	}

	private LeafWriter map(Map<?, ?> map) {
		TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
		map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
		write('o', Sm3.bytes(sorted.size()));
		sorted.forEach((key, value) -> text(key).document(value));
		return this;
	}

	private LeafWriter decimal(BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		byte[] digits = plain.unscaledValue().toByteArray();
		return write('n', ByteBuffer.allocate(Integer.BYTES + digits.length).putInt(plain.scale()).put(digits).array());
	}

	private LeafWriter nothing() {
		return write('0', NOTHING);
	}

	private LeafWriter write(char type, byte[] value) {
		this.bytes.write(type);
		for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
			this.bytes.write(value.length >>> shift);
		}
		this.bytes.write(value, 0, value.length);
		return this;
	}

	/**
	 * The digest of all that was written: 32 bytes.
	 */
	public byte[] leaf() {
		return Sm3.of(this.kind.prefix(), this.bytes.toByteArray());
	}

}
