package cn.yipanqi.intake.mapping;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads what a mapping file says about one value: a column's name alone, or keys.
 */
final class CellParser {

	private static final int LONGEST_PAD = 40;

	private final List<String> mistakes;

	private final Set<String> lookups;

	CellParser(List<String> mistakes, Set<String> lookups) {
		this.mistakes = mistakes;
		this.lookups = lookups;
	}

	Cell cell(Node node) {
		if (node instanceof ScalarNode scalar) {
			return new Cell(new Cell.Column(scalar.getValue()), Cleaning.NONE);
		}
		Keys keys = new Keys(node, this.mistakes);
		Cell cell = new Cell(origin(keys), cleaning(keys));
		keys.close();
		return cell;
	}

	@Nullable Cell optional(Keys keys, String key) {
		Node node = keys.node(key);
		return (node != null) ? cell(node) : null;
	}

	Cell required(Keys keys, String key) {
		Cell cell = optional(keys, key);
		if (cell == null) {
			keys.mistake(key, "'" + key + "' is missing");
			return new Cell(new Cell.Constant(""), Cleaning.NONE);
		}
		return cell;
	}

	List<Cell> cells(List<Node> nodes) {
		return nodes.stream().map(this::cell).toList();
	}

	private Cell.Origin origin(Keys keys) {
		List<Cell.Origin> origins = new ArrayList<>();
		String column = keys.optional("column");
		if (column != null) {
			origins.add(new Cell.Column(column));
		}
		String constant = keys.optional("constant");
		if (constant != null) {
			origins.add(new Cell.Constant(constant));
		}
		List<Node> parts = keys.items("join");
		String between = keys.text("between", " ");
		if (!parts.isEmpty()) {
			origins.add(new Cell.Join(cells(parts), between));
		}
		List<Node> choices = keys.items("first_of");
		if (!choices.isEmpty()) {
			origins.add(new Cell.FirstOf(cells(choices)));
		}
		if (origins.size() != 1) {
			keys.mistake("column", "exactly one of 'column', 'constant', 'join' and 'first_of' is expected");
			return new Cell.Constant("");
		}
		return origins.get(0);
	}

	private Cleaning cleaning(Keys keys) {
		String lookup = keys.optional("lookup");
		if (lookup != null && !this.lookups.contains(lookup)) {
			keys.mistake("lookup", "no lookup '" + lookup + "'; there are " + this.lookups);
		}
		Map<String, String> values = values(keys);
		String otherwise = keys.optional("otherwise");
		if (otherwise != null && values.isEmpty()) {
			keys.mistake("otherwise", "'otherwise' belongs to 'values'");
		}
		List<String> choices = List.of("reject", "blank");
		return new Cleaning(keys.texts("remove"), Set.copyOf(keys.texts("blank")), pattern(keys),
				keys.oneOf("unmatched", "reject", choices).equals("blank"), keys.flag("whole", false), times(keys),
				formats(keys), values, otherwise, lookup, keys.oneOf("missing", "reject", choices).equals("blank"),
				pad(keys), keys.text("prefix", ""), keys.optional("default"));
	}

	private static int pad(Keys keys) {
		long pad = keys.number("pad", 1);
		if (pad > LONGEST_PAD) {
			keys.mistake("pad", "'" + pad + "' is more than " + LONGEST_PAD);
			return 1;
		}
		return (int) pad;
	}

	private Map<String, String> values(Keys keys) {
		Keys replacements = keys.keys("values");
		if (replacements == null) {
			return Map.of();
		}
		Map<String, String> values = new LinkedHashMap<>();
		replacements.all().forEach((from, to) -> {
			if (to instanceof ScalarNode scalar) {
				values.put(from, scalar.getValue());
			}
			else {
				replacements.mistake(to, "'" + from + "' takes a single value");
			}
		});
		return values;
	}

	private @Nullable Pattern pattern(Keys keys) {
		String pattern = keys.optional("pattern");
		try {
			return (pattern != null) ? Pattern.compile(pattern) : null;
		}
		catch (PatternSyntaxException ex) {
			keys.mistake("pattern", "'" + pattern + "' is not a pattern: " + ex.getDescription());
			return null;
		}
	}

	private @Nullable BigDecimal times(Keys keys) {
		String times = keys.optional("times");
		if (times != null && !times.matches("\\d{1,12}(\\.\\d{1,6})?")) {
			keys.mistake("times", "'" + times + "' is not a factor");
			return null;
		}
		return (times != null) ? new BigDecimal(times) : null;
	}

	private List<DateTimeFormatter> formats(Keys keys) {
		List<DateTimeFormatter> formats = new ArrayList<>();
		for (String format : keys.texts("formats")) {
			try {
				formats.add(DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.ROOT)
					.withResolverStyle(ResolverStyle.STRICT));
			}
			catch (IllegalArgumentException ex) {
				keys.mistake("formats", "'" + format + "' is not the form of a date: " + ex.getMessage());
			}
		}
		return formats;
	}

}
