package cn.yipanqi.intake.mapping;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Limits;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Row;
import cn.yipanqi.intake.source.Table;
import cn.yipanqi.intake.source.UnusableFileException;
import org.jspecify.annotations.Nullable;

/**
 * A second file, read whole, that gives a value for a key.
 */
final class Lookup {

	private final Map<String, String> values = new HashMap<>();

	private Lookup() {
	}

	/**
	 * Reads the file. Rows without a key or without a value are left out.
	 * @throws UnusableFileException if it cannot be read, or if one key has two values
	 * and the mapping does not say that the first counts
	 */
	static Lookup read(Source source, Path folder) {
		Lookup lookup = new Lookup();
		try (Table table = Table.open(folder.resolve(source.file), source.charset, source.delimiter, Limits.DEFAULT)) {
			source.key.columns().forEach(table::column);
			source.value.columns().forEach(table::column);
			for (Row row = table.next(); row != null; row = table.next()) {
				lookup.add(source, table, row);
			}
			return lookup;
		}
		catch (IOException ex) {
			throw new UnusableFileException(Fault.FILE_UNREADABLE, Place.ofLine(1), source.file, ex);
		}
	}

	private void add(Source source, Table table, Row row) {
		if (row.cells().size() != table.header().size()) {
			throw new UnusableFileException(Fault.COLUMN_COUNT, Place.ofLine(row.line()), source.file);
		}
		Reading reading = new Reading(table, row, Map.of(), new Notes(), Set.of());
		String key = source.key.read(reading);
		String value = source.value.read(reading);
		if (!reading.problems().isEmpty()) {
			Problem problem = reading.problems().get(0);
			throw new UnusableFileException(Fault.LOOKUP_UNREADABLE, problem.place(), problem.value());
		}
		if (key == null || value == null) {
			return;
		}
		String former = this.values.putIfAbsent(key, value);
		if (former != null && !former.equals(value) && !source.firstCounts) {
			throw new UnusableFileException(Fault.LOOKUP_AMBIGUOUS, Place.ofLine(row.line()), key);
		}
	}

	@Nullable String find(String key) {
		return this.values.get(key);
	}

	/**
	 * How a lookup is read.
	 */
	record Source(String file, Charset charset, char delimiter, Cell key, Cell value, boolean firstCounts) {
	}

}
