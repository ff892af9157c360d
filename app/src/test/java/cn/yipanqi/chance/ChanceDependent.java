package cn.yipanqi.chance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A row of the list of tests in which chance has a part.
 *
 * @param type the class, with its package below {@code cn.yipanqi}
 * @param methods its methods
 * @param runs how often they are run in a row with new seeds, or why they are not
 * @param risk why they could fail by chance
 * @param remedy what was done
 */
record ChanceDependent(String type, List<String> methods, String runs, String risk, String remedy) {

	private static final String LIST = "/chance-dependent-tests.tsv";

	private static final int CELLS = 5;

	static List<ChanceDependent> all() {
		try (InputStream in = Objects.requireNonNull(ChanceDependent.class.getResourceAsStream(LIST))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map(ChanceDependent::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ChanceDependent of(String row) {
		List<String> cells = new ArrayList<>(List.of(row.split("\t")));
		if (cells.size() != CELLS || cells.stream().anyMatch(String::isBlank)) {
			throw new IllegalStateException("A row of %s has not %d cells: %s".formatted(LIST, CELLS, row));
		}
		return new ChanceDependent(cells.get(0), List.of(cells.get(1).split(", ")), cells.get(2), cells.get(3),
				cells.get(4));
	}

	boolean isRepeated() {
		return this.runs.matches("\\d+");
	}

	String className() {
		return "cn.yipanqi." + this.type;
	}

	@Override
	public String toString() {
		return this.type;
	}

}
