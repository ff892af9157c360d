package cn.yipanqi.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a file with tabs between its cells.
 */
final class Rows {

	private Rows() {
	}

	/**
	 * Reads the rows under a heading.
	 */
	static List<String[]> read(Path file, List<String> heading) throws IOException {
		List<String> lines = Files.readAllLines(file);
		if (!lines.get(0).equals(String.join("\t", heading))) {
			throw new IOException("'%s' begins with '%s' and not with %s".formatted(file, lines.get(0), heading));
		}
		return lines.stream().skip(1).map((line) -> line.split("\t", -1)).toList();
	}

}
