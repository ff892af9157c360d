package cn.yipanqi.intake.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Gives no more than the list of a workbook's parts can be, until it was read.
 */
final class ListedChannel implements SeekableByteChannel {

	/**
	 * A list of parts longer than this is none of a workbook, and would fill the memory.
	 */
	private static final long LONGEST_LIST = 1 << 19;

	private final SeekableByteChannel channel;

	private long given;

	private boolean unbounded;

	ListedChannel(SeekableByteChannel channel) {
		this.channel = channel;
	}

	/**
	 * From here on anything may be read.
	 */
	void endOfList() {
		this.unbounded = true;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		int count = this.channel.read(target);
		this.given += Math.max(count, 0);
		if (!this.unbounded && this.given > LONGEST_LIST) {
			throw new IOException("The list of parts is too long");
		}
		return count;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long position() throws IOException {
		return this.channel.position();
	}

	@Override
	public SeekableByteChannel position(long position) throws IOException {
		this.channel.position(position);
		return this;
	}

	@Override
	public long size() throws IOException {
		return this.channel.size();
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
