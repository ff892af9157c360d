package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.expression.ExpressionException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file, read key by key; keys that nobody asked for are reported as
 * unknown when it is closed.
 */
final class Section {

	private static final String CODE = "[a-z][a-z0-9_]*";

	private final String file;

	private final String path;

	private final int line;

	private final Problems problems;

	private final Map<String, Node> values = new LinkedHashMap<>();

	private final Map<String, Integer> lines = new LinkedHashMap<>();

	private final Set<String> asked = new LinkedHashSet<>();

	Section(String file, String path, Node node, Problems problems) {
		this.file = file;
		this.path = path;
		this.line = lineOf(node);
		this.problems = problems;
		if (!(node instanceof MappingNode mapping)) {
			problems.add(file, this.line, path, "a mapping (key: value) is expected here");
			return;
		}
		for (NodeTuple tuple : mapping.getValue()) {
			String key = (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
			if (this.values.put(key, tuple.getValueNode()) != null) {
				problems.add(file, lineOf(tuple.getKeyNode()), at(key), "key '" + key + "' is given twice");
			}
			this.lines.put(key, lineOf(tuple.getKeyNode()));
		}
	}

	private static int lineOf(Node node) {
		return node.getStartMark().getLine() + 1;
	}

	private String at(String key) {
		return this.path.isEmpty() ? key : this.path + "." + key;
	}

	int line() {
		return this.line;
	}

	int line(String key) {
		return this.lines.getOrDefault(key, this.line);
	}

	String file() {
		return this.file;
	}

	String path() {
		return this.path;
	}

	void problem(String key, String message) {
		this.problems.add(this.file, line(key), at(key), message);
	}

	/**
	 * Whether the key is there and says something.
	 */
	boolean has(String key) {
		Node node = this.values.get(key);
		return node != null && !Tag.NULL.equals(node.getTag());
	}

	/**
	 * Reports the keys that were never asked for.
	 */
	void close() {
		this.values.keySet()
			.stream()
			.filter((key) -> !this.asked.contains(key))
			.forEach((key) -> problem(key, "unknown key '" + key + "'; known here: " + this.asked));
	}

	private @Nullable Node take(String key) {
		this.asked.add(key);
		return has(key) ? this.values.get(key) : null;
	}

	@Nullable String optional(String key) {
		Node node = take(key);
		if (node == null) {
			return null;
		}
		if (node instanceof ScalarNode scalar) {
			return scalar.getValue().strip();
		}
		problem(key, "a single value is expected");
		return null;
	}

	String text(String key) {
		String value = optional(key);
		if (value == null || value.isEmpty()) {
			problem(key, "'" + key + "' is missing");
			return "";
		}
		return value;
	}

	String text(String key, String otherwise) {
		String value = optional(key);
		return (value == null) ? otherwise : value;
	}

	String code() {
		String code = text("code");
		if (!code.isEmpty() && !code.matches(CODE)) {
			problem("code", "'" + code + "' is not a code: small letters, digits and _, starting with a letter");
		}
		return code;
	}

	@Nullable LocalDate date(String key) {
		String value = optional(key);
		if (value == null) {
			return null;
		}
		try {
			return LocalDate.parse(value);
		}
		catch (DateTimeParseException ex) {
			problem(key, "'" + value + "' is not a date such as 2007-08-24");
			return null;
		}
	}

	LocalDate requiredDate(String key) {
		LocalDate date = date(key);
		if (date == null && !has(key)) {
			problem(key, "'" + key + "' is missing");
		}
		return (date != null) ? date : LocalDate.EPOCH;
	}

	@Nullable BigDecimal number(String key) {
		String value = optional(key);
		if (value == null) {
			return null;
		}
		try {
			return new BigDecimal(value);
		}
		catch (NumberFormatException ex) {
			problem(key, "'" + value + "' is not a number");
			return null;
		}
	}

	int integer(String key, int otherwise) {
		String value = optional(key);
		if (value == null) {
			return otherwise;
		}
		if (!value.matches("\\d{1,6}")) {
			problem(key, "'" + value + "' is not a whole number from 0 to 999999");
			return otherwise;
		}
		return Integer.parseInt(value);
	}

	boolean flag(String key, boolean otherwise) {
		String value = optional(key);
		if (value == null) {
			return otherwise;
		}
		if (!value.equals("true") && !value.equals("false")) {
			problem(key, "'" + value + "' is neither true nor false");
		}
		return value.equals("true");
	}

	<E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
		return Objects.requireNonNullElse(choice(key, type), otherwise);
	}

	<E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
		String value = optional(key);
		if (value == null) {
			return null;
		}
		for (E constant : type.getEnumConstants()) {
			if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
				return constant;
			}
		}
		problem(key, "'" + value + "' is none of "
				+ java.util.Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
		return null;
	}

	@Nullable Expression expression(String key) {
		String value = optional(key);
		if (value == null) {
			return null;
		}
		try {
			return Expression.parse(value);
		}
		catch (ExpressionException ex) {
			problem(key, String.valueOf(ex.getMessage()));
			return null;
		}
	}

	List<String> texts(String key) {
		List<String> texts = new ArrayList<>();
		for (Node item : items(key)) {
			if (item instanceof ScalarNode scalar) {
				texts.add(scalar.getValue());
			}
			else {
				problem(key, "a list of single values is expected");
			}
		}
		return texts;
	}

	List<Section> sections(String key) {
		List<Section> sections = new ArrayList<>();
		for (Node item : items(key)) {
			sections.add(new Section(this.file, at(key) + "[" + sections.size() + "]", item, this.problems));
		}
		return sections;
	}

	@Nullable Section section(String key) {
		Node node = take(key);
		return (node != null) ? new Section(this.file, at(key), node, this.problems) : null;
	}

	private List<Node> items(String key) {
		Node node = take(key);
		if (node == null) {
			return List.of();
		}
		if (node instanceof SequenceNode sequence) {
			return sequence.getValue();
		}
		problem(key, "a list is expected");
		return List.of();
	}

}
