package cn.yipanqi.bench;

import java.io.IOException;
import java.io.PrintWriter;
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

	void print(PrintWriter out) {
		out.printf("%n%s, %s: %d processors, %d MB, %s, Java %s, %s, load before %.1f%n%n", this.benchmark,
				this.machine.at(), this.machine.processors(), this.machine.memoryMegabytes(), this.machine.system(),
				this.machine.java(), this.machine.postgres(), this.machine.load());
		out.printf("| | | %s: median | spread | ratio |%n|---|---|---|---|---|%n", this.unit);
		this.results.forEach((result) -> out.printf("| %s | %s | %,.0f | %,.0f–%,.0f | %.3f |%n", result.group(),
				result.variant(), result.median(), result.least(), result.most(), result.ratio()));
		out.flush();
	}

	void write(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file,
				JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(this));
	}

}
