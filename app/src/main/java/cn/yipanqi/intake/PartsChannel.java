package cn.yipanqi.intake;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads a file that is kept in parts, from any place, and holds the few parts that were
 * used last.
 */
final class PartsChannel implements SeekableByteChannel {

	private static final int HELD = 4;

	private final Parts parts;

	private final int part;

	private final long size;

	private final Map<Integer, byte[]> held = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
			return size() > HELD;
		}
	};

	private long position;

	private boolean open = true;

	/**
	 * @param parts gives the parts, from 0
	 * @param part length of each but the last, in bytes
	 * @param size length of the whole, in bytes
	 */
	PartsChannel(Parts parts, int part, long size) {
		this.parts = parts;
		this.part = part;
		this.size = size;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		if (!this.open) {
			throw new ClosedChannelException();
		}
		if (this.position >= this.size) {
			return -1;
		}
		int number = (int) (this.position / this.part);
		int offset = (int) (this.position % this.part);
		byte[] found = this.held.get(number);
		if (found == null) {
			found = this.parts.find(number);
			if (found == null) {
				throw new EOFException("Part " + number + " is gone");
			}
			this.held.put(number, found);
		}
		int count = Math.min(found.length - offset, target.remaining());
		if (count < 0) {
			throw new EOFException("Part " + number + " is too short");
		}
		target.put(found, offset, count);
		this.position += count;
		return count;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long position() {
		return this.position;
	}

	@Override
	public SeekableByteChannel position(long next) {
		this.position = next;
		return this;
	}

	@Override
	public long size() {
		return this.size;
	}

	@Override
	public SeekableByteChannel truncate(long wanted) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public void close() {
		this.open = false;
	}

	/**
	 * Gives parts.
	 */
	@FunctionalInterface
	interface Parts {

		/**
		 * A part; null if it is gone.
		 */
		byte @Nullable [] find(int number);

	}

}
