package cn.yipanqi.intake.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One level of a mapping file, read key by key. Mistakes are collected with their line; a
 * key that nobody asked for is one.
 */
final class Keys {

	private final List<String> mistakes;

	private final Node node;

	private final Map<String, Node> values = new LinkedHashMap<>();

	private final Set<String> asked = new LinkedHashSet<>();

	Keys(Node node, List<String> mistakes) {
		this.node = node;
		this.mistakes = mistakes;
		if (!(node instanceof MappingNode mapping)) {
			mistake(node, "keys with values are expected here");
			return;
		}
		for (NodeTuple tuple : mapping.getValue()) {
			String key = (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
			if (this.values.put(key, tuple.getValueNode()) != null) {
				mistake(tuple.getKeyNode(), "key '" + key + "' is given twice");
			}
		}
	}

	void mistake(Node where, String message) {
		this.mistakes.add("line " + (where.getStartMark().getLine() + 1) + ": " + message);
	}

	void mistake(String key, String message) {
		mistake(this.values.getOrDefault(key, this.node), message);
	}

	void close() {
		this.values.keySet()
			.stream()
			.filter((key) -> !this.asked.contains(key))
			.forEach((key) -> mistake(key, "unknown key '" + key + "'; known here: " + this.asked));
	}

	@Nullable Node node(String key) {
		this.asked.add(key);
		Node value = this.values.get(key);
		return (value == null || Tag.NULL.equals(value.getTag())) ? null : value;
	}

	@Nullable String optional(String key) {
		Node value = node(key);
		if (value == null || value instanceof ScalarNode) {
			return (value != null) ? ((ScalarNode) value).getValue() : null;
		}
		mistake(key, "'" + key + "' takes a single value");
		return null;
	}

	String text(String key) {
		String value = optional(key);
		if (value == null || value.isEmpty()) {
			mistake(key, "'" + key + "' is missing");
			return "";
		}
		return value;
	}

	String text(String key, String otherwise) {
		String value = optional(key);
		return (value != null) ? value : otherwise;
	}

	long number(String key, long otherwise) {
		String value = optional(key);
		if (value == null) {
			return otherwise;
		}
		if (value.matches("[1-9]\\d{0,11}")) {
			return Long.parseLong(value);
		}
		mistake(key, "'" + value + "' is not a positive whole number");
		return otherwise;
	}

	boolean flag(String key, boolean otherwise) {
		return oneOf(key, otherwise ? "true" : "false", List.of("true", "false")).equals("true");
	}

	String oneOf(String key, String otherwise, List<String> choices) {
		String value = text(key, otherwise).toLowerCase(Locale.ROOT);
		if (!choices.contains(value)) {
			mistake(key, "'" + value + "' is none of " + choices);
			return otherwise;
		}
		return value;
	}

	List<Node> items(String key) {
		Node value = node(key);
		if (value == null) {
			return List.of();
		}
		return (value instanceof SequenceNode list) ? list.getValue() : List.of(value);
	}

	List<String> texts(String key) {
		List<String> texts = new ArrayList<>();
		items(key).forEach((item) -> {
			if (item instanceof ScalarNode scalar) {
				texts.add(scalar.getValue());
			}
			else {
				mistake(item, "'" + key + "' takes single values");
			}
		});
		return texts;
	}

	@Nullable Keys keys(String key) {
		Node value = node(key);
		return (value != null) ? new Keys(value, this.mistakes) : null;
	}

	/**
	 * All keys with their values, for a level whose keys are free.
	 */
	Map<String, Node> all() {
		this.asked.addAll(this.values.keySet());
		return this.values;
	}

}
