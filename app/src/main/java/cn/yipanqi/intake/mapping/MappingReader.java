package cn.yipanqi.intake.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.source.Limits;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a mapping file and compares it with the pack, finding every mistake in one go.
 */
public final class MappingReader {

	private static final List<String> ENCODINGS = List.of("utf-8", "gb18030");

	private final Pack pack;

	private final List<String> mistakes = new ArrayList<>();

	private MappingReader(Pack pack) {
		this.pack = pack;
	}

	/**
	 * Reads a mapping.
	 * @throws InvalidMappingException if it has mistakes
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public static Mapping read(Path file, Pack pack) {
		try {
			return read(Files.readString(file, StandardCharsets.UTF_8), pack);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Mapping read(String text, Pack pack) {
		MappingReader reader = new MappingReader(pack);
		Mapping mapping = reader.parse(text);
		if (mapping == null || !reader.mistakes.isEmpty()) {
			throw new InvalidMappingException(reader.mistakes);
		}
		return mapping;
	}

	private @Nullable Mapping parse(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setMaxAliasesForCollections(0);
		try {
			Node root = new Yaml(options).compose(new StringReader(text));
			if (root == null) {
				this.mistakes.add("line 1: the file is empty");
				return null;
			}
			Keys keys = new Keys(root, this.mistakes);
			Mapping mapping = mapping(keys);
			keys.close();
			return mapping;
		}
		catch (YAMLException ex) {
			this.mistakes.add("not valid YAML: " + ex.getMessage());
			return null;
		}
	}

	private Mapping mapping(Keys keys) {
		String code = keys.text("code");
		if (!code.matches("[a-z][a-z0-9_]{0,39}")) {
			keys.mistake("code", "'" + code + "' is not a code: small letters, digits and _, starting with a letter");
		}
		Map<String, Lookup.Source> lookups = lookups(keys);
		CellParser cells = new CellParser(this.mistakes, lookups.keySet());
		RecordType type = this.pack.findOfferedType(keys.text("record")).orElse(null);
		if (type == null) {
			keys.mistake("record",
					"no record type '" + keys.text("record") + "' in pack '" + this.pack.campaign().code() + "'");
		}
		List<Cell> key = cells.cells(keys.items("key"));
		if (key.isEmpty()) {
			keys.mistake("key", "'key' is missing: the columns that tell one real act from another");
		}
		Mapping.SubjectMapping subject = subject(keys, cells);
		Cell unit = cells.required(keys, "unit");
		Cell region = cells.required(keys, "region");
		Cell date = date(keys, cells);
		Map<String, Cell> fields = fields(keys, cells, (type != null) ? type.fields() : null);
		return new Mapping(code, keys.text("record"), charset(keys), delimiter(keys), limits(keys), key, subject, unit,
				region, date, fields, lines(keys, cells, type), lookups, sensitive(keys, key, type, fields));
	}

	/**
	 * The columns of sensitive fields. They tell no rows apart: a key is kept as a
	 * digest, and from a digest a telephone number is soon guessed.
	 */
	private static Set<String> sensitive(Keys keys, List<Cell> key, @Nullable RecordType type,
			Map<String, Cell> fields) {
		Set<String> columns = new TreeSet<>();
		fields.forEach((code, cell) -> {
			if (type != null && type.field(code).filter(Field::isSensitive).isPresent()) {
				columns.addAll(cell.columns());
			}
		});
		key.stream()
			.flatMap((cell) -> cell.columns().stream())
			.filter(columns::contains)
			.forEach((column) -> keys.mistake("key",
					"column '" + column + "' holds a sensitive field and cannot be a key"));
		return columns;
	}

	private Cell date(Keys keys, CellParser cells) {
		Cell date = cells.required(keys, "date");
		if (date.cleaning().formats().isEmpty()) {
			keys.mistake("date", "'date' needs 'formats'");
		}
		return date;
	}

	private static Charset charset(Keys keys) {
		return Charset.forName(keys.oneOf("encoding", "utf-8", ENCODINGS));
	}

	private static char delimiter(Keys keys) {
		String delimiter = keys.text("delimiter", ",");
		if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
			keys.mistake("delimiter", "'" + delimiter + "' is not one character");
			return ',';
		}
		return delimiter.charAt(0);
	}

	private static Limits limits(Keys keys) {
		return new Limits(Math.toIntExact(Math.min(keys.number("max_cell", Limits.DEFAULT.cell()), 1_000_000)),
				Limits.DEFAULT.columns(), keys.number("max_rows", Limits.DEFAULT.rows()));
	}

	private Map<String, Lookup.Source> lookups(Keys keys) {
		Map<String, Lookup.Source> lookups = new LinkedHashMap<>();
		Keys named = keys.keys("lookups");
		if (named != null) {
			CellParser cells = new CellParser(this.mistakes, Set.of());
			named.all().forEach((name, node) -> {
				Keys lookup = new Keys(node, this.mistakes);
				lookups.put(name,
						new Lookup.Source(lookup.text("file"), charset(lookup), delimiter(lookup),
								cells.required(lookup, "key"), cells.required(lookup, "value"),
								lookup.oneOf("conflict", "reject", List.of("reject", "first")).equals("first")));
				lookup.close();
			});
		}
		return lookups;
	}

	private static Mapping.@Nullable SubjectMapping subject(Keys keys, CellParser cells) {
		Keys subject = keys.keys("subject");
		if (subject == null) {
			return null;
		}
		Mapping.SubjectMapping mapping = new Mapping.SubjectMapping(cells.required(subject, "kind"),
				cells.optional(subject, "tier"), cells.optional(subject, "uscc"), cells.optional(subject, "licence"),
				cells.required(subject, "name"), cells.optional(subject, "address"), cells.optional(subject, "region"),
				subject.flag("register", false));
		subject.close();
		return mapping;
	}

	private Map<String, Cell> fields(Keys keys, CellParser cells, @Nullable List<Field> known) {
		Map<String, Cell> fields = new LinkedHashMap<>();
		Keys named = keys.keys("fields");
		if (named != null) {
			named.all().forEach((name, node) -> {
				if (known != null && known.stream().noneMatch((field) -> field.code().equals(name))) {
					named.mistake(name, "the record type has no field '" + name + "'");
				}
				fields.put(name, cells.cell(node));
			});
		}
		return fields;
	}

	private List<Mapping.LineMapping> lines(Keys keys, CellParser cells, @Nullable RecordType type) {
		List<Mapping.LineMapping> lines = new ArrayList<>();
		for (Node node : keys.items("lines")) {
			Keys line = new Keys(node, this.mistakes);
			String code = line.text("line");
			LineType known = (type != null) ? type.line(code).orElse(null) : null;
			if (known == null) {
				line.mistake("line", "the record type has no line '" + code + "'");
			}
			lines.add(new Mapping.LineMapping(code, cells.optional(line, "unit"),
					fields(line, cells, (known != null) ? known.fields() : null)));
			line.close();
		}
		return lines;
	}

}
