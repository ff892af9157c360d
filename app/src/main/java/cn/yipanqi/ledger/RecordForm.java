package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What the browser sent for a record, kept as it was typed so that nothing is lost when
 * something is wrong.
 *
 * @param texts the parameters: {@code unit}, {@code region}, {@code date},
 * {@code subject}, {@code fields.CODE}, {@code lines[N].type}, {@code lines[N].unit},
 * {@code lines[N].fields.CODE}
 */
record RecordForm(Map<String, String> texts) {

	private static final Pattern LINE = Pattern.compile("lines\\[(\\d{1,3})]\\.(.+)");

	private static final String FIELD = "fields.";

	static RecordForm of(Map<String, String> parameters) {
		return new RecordForm(new TreeMap<>(parameters));
	}

	static RecordForm of(Entry entry) {
		Map<String, String> texts = new TreeMap<>();
		texts.put("unit", entry.unit());
		texts.put("region", entry.region());
		texts.put("date", entry.date().toString());
		texts.put("subject", Objects.toString(entry.subject(), ""));
		entry.fields().forEach((code, value) -> texts.put(FIELD + code, text(value)));
		for (int i = 0; i < entry.lines().size(); i++) {
			String path = "lines[" + i + "].";
			texts.put(path + "type", entry.lines().get(i).type());
			texts.put(path + "unit", Objects.toString(entry.lines().get(i).unit(), ""));
			entry.lines().get(i).fields().forEach((code, value) -> texts.put(path + FIELD + code, text(value)));
		}
		return new RecordForm(texts);
	}

	private static String text(Object value) {
		return (value instanceof java.math.BigDecimal number) ? number.toPlainString() : value.toString();
	}

	public String text(String path) {
		return this.texts.getOrDefault(path, "");
	}

	/**
	 * The lines that hold anything, by their number in the form.
	 */
	Map<Integer, Map<String, String>> lines() {
		Map<Integer, Map<String, String>> lines = new TreeMap<>();
		this.texts.forEach((name, value) -> {
			Matcher matcher = LINE.matcher(name);
			if (matcher.matches()) {
				lines.computeIfAbsent(Integer.valueOf(matcher.group(1)), (number) -> new LinkedHashMap<>())
					.put(matcher.group(2), value);
			}
		});
		lines.values()
			.removeIf((line) -> line.entrySet()
				.stream()
				.noneMatch((entry) -> !entry.getKey().equals("type") && !entry.getValue().isBlank()));
		return lines;
	}

	Draft draft(String type, @Nullable String clientKey) {
		Map<String, Object> fields = new HashMap<>();
		this.texts.forEach((name, value) -> {
			if (name.startsWith(FIELD)) {
				fields.put(name.substring(FIELD.length()), value);
			}
		});
		List<Draft.DraftLine> lines = new ArrayList<>();
		lines().values().forEach((line) -> {
			Map<String, Object> values = new HashMap<>();
			line.forEach((name, value) -> {
				if (name.startsWith(FIELD)) {
					values.put(name.substring(FIELD.length()), value);
				}
			});
			lines.add(new Draft.DraftLine(line.getOrDefault("type", ""), line.get("unit"), values));
		});
		return new Draft(type, text("unit"), text("region"), subject(), date(), fields, lines, clientKey);
	}

	private @Nullable LocalDate date() {
		try {
			return LocalDate.parse(text("date").strip());
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private @Nullable Long subject() {
		String text = text("subject").strip();
		return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
	}

}
