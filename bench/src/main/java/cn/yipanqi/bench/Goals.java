package cn.yipanqi.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is wanted and what came of it, as a table in Markdown. Other programs add rows of
 * theirs to the same file.
 */
final class Goals {

	private final StringBuilder rows = new StringBuilder("| | wanted | measured | |\n|---|---|---|---|\n");

	/**
	 * @param unit of both numbers, such as " ms"; empty for a ratio
	 */
	Goals atLeast(String what, double wanted, String unit, double measured) {
		return add(what, "≥ " + number(wanted) + unit, number(measured) + unit, measured >= wanted);
	}

	Goals atMost(String what, double wanted, String unit, double measured) {
		return add(what, "≤ " + number(wanted) + unit, number(measured) + unit, measured <= wanted);
	}

	private Goals add(String what, String wanted, String measured, boolean reached) {
		this.rows.append("| %s | %s | %s | %s |%n".formatted(what, wanted, measured, reached ? "✓" : "not reached"));
		return this;
	}

	private static String number(double number) {
		return (number >= 100) ? "%,.0f".formatted(number)
				: BigDecimal.valueOf(number).round(new MathContext(2)).stripTrailingZeros().toPlainString();
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
