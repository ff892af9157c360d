package cn.yipanqi.api;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What became of the lines of a bulk entry, kept aside until the last one has been read:
 * many programs send everything before they read anything, and would wait for us while we
 * wait for them.
 */
final class Outcomes implements Closeable {

	private final Path file;

	private final OutputStream stream;

	Outcomes() throws IOException {
		this.file = Files.createTempFile("yipanqi-outcomes", ".ndjson");
		this.stream = new BufferedOutputStream(Files.newOutputStream(this.file));
	}

	void add(byte[] line) throws IOException {
		this.stream.write(line);
		this.stream.write('\n');
	}

	void copyTo(OutputStream target) throws IOException {
		this.stream.close();
		Files.copy(this.file, target);
	}

	@Override
	public void close() throws IOException {
		try {
			this.stream.close();
		}
		finally {
			Files.deleteIfExists(this.file);
		}
	}

}
