package cn.yipanqi.intake.mapping;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Row;
import cn.yipanqi.intake.source.Table;
import cn.yipanqi.registry.Uscc;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows by a mapping. A row comes out whole, or with every reason why not.
 */
public final class RowMapper {

	private final Mapping mapping;

	private final Map<String, Lookup> lookups = new HashMap<>();

	private final Notes notes = new Notes();

	/**
	 * Prepares the mapping.
	 * @param folder where the files of its lookups are
	 */
	public RowMapper(Mapping mapping, Path folder) {
		this.mapping = mapping;
		mapping.lookups().forEach((name, source) -> this.lookups.put(name, Lookup.read(source, folder)));
	}

	public Table open(Path file) {
		Table table = Table.open(file, this.mapping.charset(), this.mapping.delimiter(), this.mapping.limits());
		this.mapping.columns().forEach(table::column);
		return table;
	}

	/**
	 * The column that a place in a draft came from, such as {@code fields.result}; null
	 * where it came from none.
	 */
	public @Nullable String column(String path) {
		return switch (path) {
			case "unit" -> this.mapping.unit().label();
			case "region" -> this.mapping.region().label();
			case "date" -> this.mapping.date().label();
			case "subject" -> (this.mapping.subject() != null) ? this.mapping.subject().name().label() : null;
			default -> {
				Cell cell = path.startsWith("fields.") ? this.mapping.fields().get(path.substring(7)) : null;
				yield (cell != null) ? cell.label() : null;
			}
		};
	}

	/**
	 * Whether subjects that are not in the registry are to be entered there.
	 */
	public boolean registersSubjects() {
		return this.mapping.subject() != null && this.mapping.subject().register();
	}

	public Notes notes() {
		return this.notes;
	}

	/**
	 * Reads a row.
	 * @param problems where to put the reasons why not
	 * @return the row, or {@code null} if there was a reason
	 */
	public @Nullable MappedRow map(Table table, Row row, List<Problem> problems) {
		Reading reading = new Reading(table, row, this.lookups, this.notes, this.mapping.sensitive());
		MappedRow mapped = sound(reading, table) ? map(reading) : null;
		problems.addAll(reading.problems());
		return reading.problems().isEmpty() ? mapped : null;
	}

	private boolean sound(Reading reading, Table table) {
		List<String> cells = reading.row().cells();
		int expected = table.header().size();
		if (cells.size() != expected) {
			reading.refuse(Fault.COLUMN_COUNT, null, String.valueOf(cells.size()), String.valueOf(expected));
			return false;
		}
		for (int i = 0; i < expected; i++) {
			String cell = cells.get(i);
			if (cell.length() > this.mapping.limits().cell()) {
				reading.refuse(Fault.CELL_TOO_LONG, table.header().get(i), cell,
						String.valueOf(this.mapping.limits().cell()));
			}
			else if (cell.chars().anyMatch((character) -> character < ' ' && "\t\r\n".indexOf(character) < 0)) {
				reading.refuse(Fault.CONTROL_CHARACTER, table.header().get(i), cell, "");
			}
		}
		return reading.problems().isEmpty();
	}

	private @Nullable MappedRow map(Reading reading) {
		String key = key(reading);
		MappedRow.MappedSubject subject = null;
		String region = required(this.mapping.region(), reading);
		if (this.mapping.subject() != null) {
			subject = subject(this.mapping.subject(), region, reading);
		}
		String unit = required(this.mapping.unit(), reading);
		String date = required(this.mapping.date(), reading);
		Map<String, Object> fields = fields(this.mapping.fields(), reading);
		List<MappedRow.MappedLine> lines = lines(reading);
		if (!reading.problems().isEmpty()) {
			return null;
		}
		return new MappedRow(reading.row().number(), reading.place(), this.mapping.record(), key,
				Digest.of(reading.row().cells().stream().map(String::strip).toList()), subject, unit, region,
				LocalDate.parse(date), fields, lines);
	}

	private String key(Reading reading) {
		List<String> parts = this.mapping.key()
			.stream()
			.map((cell) -> Objects.requireNonNullElse(cell.read(reading), ""))
			.toList();
		if (parts.stream().allMatch(String::isEmpty)) {
			reading.refuse(Fault.KEY_BLANK, this.mapping.key().get(0).label(), "", "");
		}
		return this.mapping.code() + ":" + Digest.of(parts);
	}

	private String required(Cell cell, Reading reading) {
		int problems = reading.problems().size();
		String value = cell.read(reading);
		if (value == null && reading.problems().size() == problems) {
			reading.refuse(Fault.VALUE_MISSING, cell.label(), "", "");
		}
		return Objects.requireNonNullElse(value, "");
	}

	private static @Nullable String optional(@Nullable Cell cell, Reading reading) {
		return (cell != null) ? cell.read(reading) : null;
	}

	private MappedRow.MappedSubject subject(Mapping.SubjectMapping mapping, String otherwise, Reading reading) {
		String uscc = optional(mapping.uscc(), reading);
		String licence = optional(mapping.licence(), reading);
		String name = required(mapping.name(), reading);
		String address = optional(mapping.address(), reading);
		String region = optional(mapping.region(), reading);
		if (uscc != null && !Uscc.isValid(uscc)) {
			reading.refuse(Fault.USCC_WRONG, Objects.requireNonNull(mapping.uscc()).label(), uscc, "");
		}
		String identity = identity(uscc, licence, name, address);
		if (identity == null && !name.isEmpty()) {
			reading.refuse(Fault.SUBJECT_UNIDENTIFIED, mapping.name().label(), name, "");
		}
		return new MappedRow.MappedSubject(Objects.requireNonNullElse(identity, ""), required(mapping.kind(), reading),
				optional(mapping.tier(), reading), name, uscc, licence, Objects.requireNonNullElse(region, otherwise),
				address);
	}

	private static @Nullable String identity(@Nullable String uscc, @Nullable String licence, String name,
			@Nullable String address) {
		if (uscc != null) {
			return uscc;
		}
		if (licence != null) {
			return "licence:" + licence;
		}
		if (name.isEmpty() || address == null) {
			return null;
		}
		return "place:" + Digest.of(List.of(name.toUpperCase(Locale.ROOT), address.toUpperCase(Locale.ROOT)));
	}

	private Map<String, Object> fields(Map<String, Cell> cells, Reading reading) {
		Map<String, Object> values = new LinkedHashMap<>();
		cells.forEach((code, cell) -> {
			String value = cell.read(reading);
			if (value != null) {
				values.put(code, value);
			}
		});
		return values;
	}

	private List<MappedRow.MappedLine> lines(Reading reading) {
		List<MappedRow.MappedLine> lines = new ArrayList<>();
		for (Mapping.LineMapping line : this.mapping.lines()) {
			Map<String, Object> values = fields(line.fields(), reading);
			if (!values.isEmpty()) {
				lines.add(new MappedRow.MappedLine(line.type(), optional(line.unit(), reading), values));
			}
		}
		return lines;
	}

}
