package cn.yipanqi.intake.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds out what stands between the cells of a text file, by trying: the one is right by
 * which most cells fall into rows of the same length.
 */
final class Delimiters {

	private static final String TRIED = ",\t;|，";

	private static final int ROWS = 20;

	/** What Excel takes as the delimiter, whatever comes. */
	private static final Pattern SAID = Pattern.compile("\"?sep=([^\r\n])\"?(?:[\r\n].*)?", Pattern.DOTALL);

	private Delimiters() {
	}

	/**
	 * @param beginning of the file, which may end anywhere
	 */
	static char of(String beginning, Limits limits) {
		Matcher said = SAID.matcher(beginning);
		if (said.matches()) {
			return said.group(1).charAt(0);
		}
		char chosen = ',';
		double most = 0;
		for (int i = 0; i < TRIED.length(); i++) {
			char delimiter = TRIED.charAt(i);
			double weight = weight(rows(beginning, delimiter, limits));
			if (weight > most) {
				most = weight;
				chosen = delimiter;
			}
		}
		return chosen;
	}

	private static List<Row> rows(String beginning, char delimiter, Limits limits) {
		List<Row> rows = new ArrayList<>();
		CsvReader reader = new CsvReader(new StringReader(beginning), delimiter, limits, true);
		try {
			for (Row row = next(reader); row != null && rows.size() < ROWS; row = next(reader)) {
				if (!row.isBlank()) {
					rows.add(row);
				}
			}
		}
		catch (UnusableFileException ex) {
			return rows;
		}
		return rows;
	}

	private static @Nullable Row next(CsvReader reader) {
		return reader.next(1);
	}

	/**
	 * How many cells, the first of each row aside, stand in rows of the length that most
	 * of them do; the fewer rows have that length the less they count.
	 */
	private static double weight(List<Row> rows) {
		Map<Integer, List<Row>> byLength = rows.stream().collect(Collectors.groupingBy((row) -> row.cells().size()));
		return byLength.values().stream().mapToDouble((alike) -> {
			double share = (double) alike.size() / rows.size();
			return share * share * alike.stream().mapToLong(Delimiters::cells).sum();
		}).max().orElse(0);
	}

	private static long cells(Row row) {
		return Math.max(row.cells().stream().filter(Delimiters::isClean).count() - 1, 0);
	}

	/**
	 * Whether something stands in a cell that does not look like the rest of another one.
	 */
	private static boolean isClean(String cell) {
		String text = cell.strip();
		return !text.isEmpty() && TRIED.indexOf(text.charAt(0)) < 0;
	}

}
