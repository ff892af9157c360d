package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The bytes of a file, wherever they are kept.
 */
public interface Content {

	/**
	 * Opens the bytes, from the first.
	 */
	SeekableByteChannel open() throws IOException;

	/**
	 * A stream of the bytes, from the first.
	 */
	default InputStream stream() throws IOException {
		return Channels.newInputStream(open());
	}

	/**
	 * Bytes in memory.
	 */
	static Content of(byte[] bytes) {
		return () -> new SeekableInMemoryByteChannel(bytes);
	}

}
