package cn.yipanqi.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of an outside program. Its output goes to a file and not to a pipe, because a
 * server that it leaves behind would keep a pipe open.
 */
record Command(int exit, String output) {

	private static final int PATIENCE_SECONDS = 180;

	static Command run(List<String> words) {
		try {
			Path output = Files.createTempFile("yipanqi", ".out");
			try {
				Process process = new ProcessBuilder(words).directory(new File(System.getProperty("java.io.tmpdir")))
					.redirectErrorStream(true)
					.redirectOutput(output.toFile())
					.start();
				process.getOutputStream().close();
				if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
					process.destroyForcibly();
					throw new PostgresException("Program '%s' did not end in time".formatted(words.get(0)));
				}
				return new Command(process.exitValue(), Files.readString(output, Charset.defaultCharset()).strip());
			}
			finally {
				Files.deleteIfExists(output);
			}
		}
		catch (IOException ex) {
			return new Command(127, String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new PostgresException("Interrupted while running '%s'".formatted(words.get(0)), ex);
		}
	}

	static List<String> words(List<String> first, List<String> rest) {
		List<String> words = new ArrayList<>(first);
		words.addAll(rest);
		return words;
	}

	boolean succeeded() {
		return this.exit == 0;
	}

}
