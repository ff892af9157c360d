package cn.yipanqi.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What is wanted and what came of it, as a table in Markdown. Other programs add rows of
 * theirs to the same file.
 */
final class Goals {

	private final StringBuilder rows = new StringBuilder("| | wanted | measured | |\n|---|---|---|---|\n");

	/**
	 * How many times as fast as the first of its group something is, and ought to be.
	 */
	Goals speed(String what, Result result) {
		double wanted = Objects.requireNonNull(result.goal()).least();
		return add(what, "≥ " + number(wanted), number(result.ratio()), result.goal().isMetBy(result.ratio()));
	}

	/**
	 * The same the other way round: how many times as long it takes, and may take.
	 */
	Goals time(String what, Result result) {
		return atMost(what, 1 / Objects.requireNonNull(result.goal()).least(), "", 1 / result.ratio());
	}

	/**
	 * @param unit of both numbers, such as " ms"; empty for a ratio
	 */
	Goals atMost(String what, double wanted, String unit, double measured) {
		return add(what, "≤ " + number(wanted) + unit, number(measured) + unit, measured <= wanted);
	}

	private Goals add(String what, String wanted, String measured, boolean reached) {
		this.rows.append("| %s | %s | %s | %s |%n".formatted(what, wanted, measured, reached ? "✓" : "not reached"));
		return this;
	}

	private static String number(double number) {
		return Report.number(number, 2);
	}

	void print(PrintWriter out) {
		out.printf("%n%s", this.rows);
		out.flush();
	}

	void write(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, this.rows);
	}

}
