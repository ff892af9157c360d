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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What the browser sent for a record, kept as it was typed so that nothing is lost when
 * something is wrong.
 *
 * @param texts the parameters: {@code unit}, {@code region}, {@code date},
 * {@code subject}, {@code confirm}, {@code fields.CODE}, {@code cleared.CODE},
 * {@code lines[N].type}, {@code lines[N].unit}, {@code lines[N].fields.CODE}
 */
record RecordForm(Map<String, String> texts) {

	private static final Pattern LINE = Pattern.compile("lines\\[(\\d{1,3})]\\.(.+)");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

	private static final String FIELD = "fields.";

	private static final String CLEARED = "cleared.";

	/**
	 * A form with nothing but what is known beforehand.
	 */
	static RecordForm blank(String key, LocalDate date, String unit, String region) {
		return new RecordForm(Map.of("key", key, "date", date.toString(), "unit", unit, "region", region));
	}

	/**
	 * The same about a subject, at its place; as it is if there is none.
	 */
	RecordForm about(@Nullable Subject subject) {
		if (subject == null) {
			return this;
		}
		Map<String, String> known = new HashMap<>(this.texts);
		known.put("subject", String.valueOf(subject.id()));
		known.put("region", subject.region());
		return new RecordForm(known);
	}

	/**
	 * What the browser sent. Lines that hold nothing are left out and the others numbered
	 * without a gap, so that a line of the draft has the number of a line of the form.
	 */
	static RecordForm of(Map<String, String> parameters) {
		Map<String, String> texts = new TreeMap<>(parameters);
		texts.keySet().removeIf((name) -> LINE.matcher(name).matches());
		Map<Integer, Map<String, String>> lines = lines(parameters);
		lines.values().removeIf(RecordForm::isBlank);
		int number = 0;
		for (Map<String, String> line : lines.values()) {
			String path = "lines[" + number++ + "].";
			line.forEach((name, value) -> texts.put(path + name, value));
		}
		return new RecordForm(texts);
	}

	private static boolean isBlank(Map<String, String> line) {
		return line.entrySet()
			.stream()
			.allMatch((entry) -> entry.getKey().equals("type") || entry.getValue().isBlank());
	}

	/**
	 * What a record says. Its sensitive values stay where they are: an input that is left
	 * empty leaves them unchanged.
	 */
	static RecordForm of(Entry entry, RecordType type) {
		Map<String, String> texts = new TreeMap<>();
		texts.put("unit", entry.unit());
		texts.put("region", entry.region());
		texts.put("date", entry.date().toString());
		texts.put("subject", Objects.toString(entry.subject(), ""));
		entry.fields().forEach((code, value) -> {
			if (type.field(code).filter(Field::isSensitive).isEmpty()) {
				texts.put(FIELD + code, text(value));
			}
		});
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
	 * The numbers of the lines of a type.
	 */
	public List<Integer> lineNumbers(String type) {
		return lines(this.texts).entrySet()
			.stream()
			.filter((line) -> type.equals(line.getValue().get("type")))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * The place of a line among those of its type, from 1.
	 */
	int ordinal(int number) {
		return lineNumbers(text("lines[" + number + "].type")).indexOf(number) + 1;
	}

	private static Map<Integer, Map<String, String>> lines(Map<String, String> parameters) {
		Map<Integer, Map<String, String>> lines = new TreeMap<>();
		parameters.forEach((name, value) -> {
			Matcher matcher = LINE.matcher(name);
			if (matcher.matches()) {
				lines.computeIfAbsent(Integer.valueOf(matcher.group(1)), (number) -> new LinkedHashMap<>())
					.put(matcher.group(2), value);
			}
		});
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
		lines(this.texts).values().forEach((line) -> {
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

	/**
	 * The draft of a correction: a sensitive field that is left empty stays as it is,
	 * unless it is to be cleared.
	 */
	Draft correction(RecordType type) {
		Draft draft = draft(type.code(), null);
		type.fields()
			.stream()
			.filter(Field::isSensitive)
			.filter((field) -> text(FIELD + field.code()).isBlank() && text(CLEARED + field.code()).isEmpty())
			.forEach((field) -> draft.fields().put(field.code(), Draft.Unchanged.UNCHANGED));
		return draft;
	}

	/**
	 * The draft with the numbers that were ticked as other acts.
	 */
	ConfirmedDraft confirmed(Draft draft) {
		return new ConfirmedDraft(draft,
				NUMBER.matcher(text("confirm"))
					.results()
					.map((number) -> Long.valueOf(number.group()))
					.collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * What makes sending it twice file it once; a new one if it bears none.
	 */
	String key() {
		String key = text("key");
		return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
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
