package cn.yipanqi.ledger;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Rows in PostgreSQL's binary form of COPY, the fastest way into a table.
 */
final class CopyStream implements Closeable {

	private static final int BUFFER = 1 << 16;

	private static final byte[] SIGNATURE = { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0 };

	/** Days and moments are counted from here. */
	private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);

	private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

	private static final byte JSONB_VERSION = 1;

	private final DataOutputStream out;

	/**
	 * @param statement {@code copy … from stdin (format binary)}
	 */
	CopyStream(Connection connection, String statement) throws SQLException, IOException {
		this.out = new DataOutputStream(new BufferedOutputStream(
				new PGCopyOutputStream(connection.unwrap(PGConnection.class), statement, BUFFER), BUFFER));
		this.out.write(SIGNATURE);
		this.out.writeInt(0);
		this.out.writeInt(0);
	}

	/**
	 * Begins a row.
	 * @param columns how many values follow
	 */
	CopyStream row(int columns) throws IOException {
		this.out.writeShort(columns);
		return this;
	}

	CopyStream number(@Nullable Long number) throws IOException {
		if (number == null) {
			return absent();
		}
		this.out.writeInt(Long.BYTES);
		this.out.writeLong(number);
		return this;
	}

	CopyStream number(int number) throws IOException {
		this.out.writeInt(Integer.BYTES);
		this.out.writeInt(number);
		return this;
	}

	CopyStream number(short number) throws IOException {
		this.out.writeInt(Short.BYTES);
		this.out.writeShort(number);
		return this;
	}

	CopyStream uuid(UUID uuid) throws IOException {
		this.out.writeInt(2 * Long.BYTES);
		this.out.writeLong(uuid.getMostSignificantBits());
		this.out.writeLong(uuid.getLeastSignificantBits());
		return this;
	}

	CopyStream text(@Nullable String text) throws IOException {
		return (text == null) ? absent() : bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	CopyStream bytes(byte @Nullable [] bytes) throws IOException {
		if (bytes == null) {
			return absent();
		}
		this.out.writeInt(bytes.length);
		this.out.write(bytes);
		return this;
	}

	CopyStream json(String json) throws IOException {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		this.out.writeInt(1 + bytes.length);
		this.out.writeByte(JSONB_VERSION);
		this.out.write(bytes);
		return this;
	}

	CopyStream day(LocalDate day) throws IOException {
		return number(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH_DAY, day)));
	}

	CopyStream moment(Instant moment) throws IOException {
		return number(Long.valueOf(ChronoUnit.MICROS.between(EPOCH, moment)));
	}

	private CopyStream absent() throws IOException {
		this.out.writeInt(-1);
		return this;
	}

	/**
	 * Ends the rows; the database says only now what it thinks of them.
	 */
	@Override
	public void close() throws IOException {
		this.out.writeShort(-1);
		this.out.close();
	}

}
