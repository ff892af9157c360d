package cn.yipanqi.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a benchmark, as a table in Markdown and as JSON.
 *
 * @param unit what the numbers count, a second
 */
record Report(String benchmark, String unit, Machine machine, double loadAfter, List<Result> results) {

	private static final String PAGE = """
			<!DOCTYPE html><html lang="en"><meta charset="UTF-8"><title>Yipanqi: %1$s</title>
			<style>body{font:14px sans-serif;margin:2em}td,th{padding:2px 10px;text-align:left}</style>
			<h1>%1$s</h1><p>%2$s</p><table><tr><th></th><th></th><th>%3$s: median</th><th>spread</th><th>ratio</th>
			<th>1 is the line, each 60 pixels tenfold</th><th>goal</th></tr>
			%4$s</table></html>
			""";

	void print(PrintWriter out) {
		out.printf("%n%s, %s: %d processors, %d MB, %s, Java %s, %s, load before %.1f%n%n", this.benchmark,
				this.machine.at(), this.machine.processors(), this.machine.memoryMegabytes(), this.machine.system(),
				this.machine.java(), this.machine.postgres(), this.machine.load());
		out.printf("| | | %s: median | spread | ratio | goal |%n|---|---|---|---|---|---|%n", this.unit);
		this.results.forEach((result) -> out.printf("| %s | %s | %s | %s–%s | %s | %s |%n", result.group(),
				result.variant(), number(result.median()), number(result.least()), number(result.most()),
				number(result.ratio()), goal(result)));
		out.flush();
	}

	private static String number(double number) {
		return number(number, 3);
	}

	/**
	 * A number with so many digits that count, or all of them before the point.
	 */
	static String number(double number, int digits) {
		return (number >= 100) ? "%,.0f".formatted(number)
				: BigDecimal.valueOf(number).round(new MathContext(digits)).stripTrailingZeros().toPlainString();
	}

	private static String goal(Result result) {
		return (result.goal() == null) ? ""
				: result.goal() + (result.goal().isMetBy(result.ratio()) ? " ✓" : " not reached");
	}

	/**
	 * Writes a page with the same table, and a bar for each ratio by order of magnitude.
	 */
	void page(Path file) throws IOException {
		StringBuilder rows = new StringBuilder();
		for (Result result : this.results) {
			double width = 120 + 60 * Math.log10(Math.max(0.01, result.ratio()));
			rows.append("""
					<tr><td>%s</td><td>%s</td><td>%s</td><td>%s–%s</td><td>%s</td>
					<td><svg width="400" height="14" role="img"><rect width="%.0f" height="12" fill="#1f6feb"/>
					<line x1="120" x2="120" y2="14" stroke="#333"/></svg></td><td>%s</td></tr>
					""".formatted(result.group(), result.variant(), number(result.median()), number(result.least()),
					number(result.most()), number(result.ratio()), width, goal(result)));
		}
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, PAGE.formatted(this.benchmark, this.machine, this.unit, rows));
	}

	void write(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file,
				JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(this));
	}

}
