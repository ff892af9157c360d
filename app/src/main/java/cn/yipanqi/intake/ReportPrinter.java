package cn.yipanqi.intake;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;

import org.springframework.context.MessageSource;

/**
 * Prints what became of a file, for a person at a terminal; writes bad cells to a file,
 * for whoever corrects them.
 */
final class ReportPrinter {

	private static final int MOST_VALUES = 8;

	private final MessageSource messages;

	private final Reasons reasons;

	private final Locale locale;

	private final PrintWriter out;

	ReportPrinter(MessageSource messages, Locale locale, PrintWriter out) {
		this.messages = messages;
		this.reasons = new Reasons(messages);
		this.locale = locale;
		this.out = out;
	}

	void print(ImportReport report, int mostProblems) {
		this.out.println(message(report.committed() ? "intake.report.committed" : "intake.report.checked"));
		line("rows", report.rows());
		line("accepted", report.accepted());
		line("already-there", report.alreadyThere());
		line("repeated", report.repeated());
		line("contradicting", report.contradicting());
		line("rejected", report.rejected());
		line("new-subjects", report.newSubjects());
		line("renamed", report.renamed());
		line("blank", report.blank());
		report.notes().unmatched().forEach((lookup, count) -> note("unmatched", lookup, count));
		report.notes().otherwise().forEach((column, values) -> {
			note("otherwise", column, values.values().stream().mapToLong(Long::longValue).sum());
			this.out.println("      " + commonest(values));
		});
		report.reasons().forEach((code, count) -> note("reason", code, count));
		report.problems().stream().limit(mostProblems).forEach((problem) -> this.out.println("  " + line(problem)));
		if (report.problems().size() > mostProblems) {
			this.out.println("  …");
		}
	}

	void print(UnusableFileException ex) {
		this.out.println(message("intake.report.unusable"));
		this.out.println("  " + place(ex.place(), this.locale) + ": "
				+ this.reasons.of(ex.fault(), ex.value(), this.locale) + " [" + ex.fault().code() + "] " + ex.value());
	}

	private void line(String key, long count) {
		this.out.println("  %,10d  %s".formatted(count, message("intake.report." + key)));
	}

	private void note(String key, String subject, long count) {
		this.out.println("  %,10d  %s".formatted(count, message("intake.report." + key, subject)));
	}

	private static String commonest(Map<String, Long> values) {
		List<String> commonest = values.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.limit(MOST_VALUES)
			.map((entry) -> entry.getKey() + " " + entry.getValue())
			.toList();
		return String.join(" · ", commonest) + ((values.size() > MOST_VALUES) ? " · …" : "");
	}

	private String line(Problem problem) {
		return place(problem.place(), this.locale) + ": " + this.reasons.of(problem, this.locale) + " ["
				+ problem.code() + "]" + (problem.value().isEmpty() ? "" : " " + problem.value());
	}

	private String place(Place place, Locale locale) {
		if (place.column() == 0) {
			return this.messages.getMessage("intake.report.line", new Object[] { String.valueOf(place.line()) },
					locale);
		}
		return this.messages.getMessage("intake.report.cell", new Object[] { String.valueOf(place.line()),
				place.column(), Objects.requireNonNullElse(place.header(), "") }, locale);
	}

	private String message(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/**
	 * Writes bad cells as comma-separated values, with a byte order mark for
	 * spreadsheets.
	 */
	void write(List<Problem> problems, Path file) throws IOException {
		try (Writer writer = Files.newBufferedWriter(file)) {
			writer.write("\uFEFFline,column,header,value,code,原因,reason\r\n");
			for (Problem problem : problems) {
				writer.write(String.join(",", Stream
					.of(String.valueOf(problem.place().line()), String.valueOf(problem.place().column()),
							Objects.requireNonNullElse(problem.place().header(), ""), problem.value(), problem.code(),
							this.reasons.of(problem, Locale.CHINA), this.reasons.of(problem, Locale.ENGLISH))
					.map(ReportPrinter::quoted)
					.toList()) + "\r\n");
			}
		}
	}

	/**
	 * A cell in quotes. One that a spreadsheet would take for a formula is told not to
	 * be.
	 */
	private static String quoted(String text) {
		String harmless = (!text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
		return '"' + harmless.replace("\"", "\"\"") + '"';
	}

}
