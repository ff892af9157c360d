package cn.yipanqi.cluster;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.RegistryTypes;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries from rows of {@link Columns#ENTRY}: numbers stay exact decimals, and
 * sensitive values are left out, however they are kept.
 */
final class EntryRows {

	/**
	 * In several ledgers the same number means several things; from here upwards it
	 * begins to say which ledger it is from.
	 */
	private static final int LEDGER_BITS = 44;

	private static final JsonFactory JSON = new JsonFactory();

	private final Map<String, Set<String>> sensitive;

	private final long base;

	/**
	 * @param ledger place of the ledger among those that are read together, from 0
	 */
	EntryRows(Pack pack, int ledger) {
		this.sensitive = sensitive(pack);
		this.base = ((long) ledger) << LEDGER_BITS;
	}

	/**
	 * The codes of sensitive fields, by record type; types without any are left out.
	 */
	static Map<String, Set<String>> sensitive(Pack pack) {
		Map<String, Set<String>> sensitive = new HashMap<>();
		for (RecordType type : pack.recordTypes()) {
			Set<String> codes = type.fields()
				.stream()
				.filter(Field::isSensitive)
				.map(Field::code)
				.collect(Collectors.toUnmodifiableSet());
			if (!codes.isEmpty()) {
				sensitive.put(type.code(), codes);
			}
		}
		return sensitive;
	}

	/**
	 * The entry, with the numbers of entries and subjects told apart by ledger.
	 * @throws IllegalStateException if its fields or lines are not what a ledger holds
	 */
	Entry entry(Row row) {
		String type = row.getString(4);
		try {
			return new Entry(number(row.getLong(0)), number(row.getLong(1)), UUID.fromString(row.getString(2)), 1,
					Entry.Operation.valueOf(row.getString(3)), type, row.getString(5), row.getString(6),
					row.isNullAt(7) ? null : number(row.getLong(7)), text(row, 8), text(row, 9),
					row.<LocalDate>getAs(10), row.<Instant>getAs(11), "",
					row.isNullAt(12) ? null : number(row.getLong(12)), null,
					toldApart(type, fields(row.getString(13), this.sensitive.getOrDefault(type, Set.of()))),
					lines(text(row, 14)));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new IllegalStateException("Entry %d cannot be read: %s".formatted(row.getLong(0), ex.getMessage()),
					ex);
		}
	}

	/**
	 * A merger has the number of another subject among its fields.
	 */
	private Map<String, Object> toldApart(String type, Map<String, Object> fields) {
		if (type.equals(RegistryTypes.MERGER)) {
			fields.computeIfPresent(RegistryTypes.MERGED, (code, value) -> (value instanceof BigDecimal merged)
					? BigDecimal.valueOf(number(merged.longValueExact())) : value);
		}
		return fields;
	}

	private long number(long number) {
		if (number < 0 || number >> LEDGER_BITS != 0) {
			throw new IllegalArgumentException("number " + number + " is out of range");
		}
		return this.base + number;
	}

	private static @Nullable String text(Row row, int column) {
		return row.isNullAt(column) ? null : row.getString(column);
	}

	private static Map<String, Object> fields(String json, Set<String> leftOut) throws IOException {
		try (JsonParser parser = JSON.createParser(json)) {
			expect(parser.nextToken(), JsonToken.START_OBJECT, json);
			return fields(parser, leftOut);
		}
	}

	private static Map<String, Object> fields(JsonParser parser, Set<String> leftOut) throws IOException {
		Map<String, Object> fields = new HashMap<>();
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String code = parser.currentName();
			JsonToken token = parser.nextToken();
			if (leftOut.contains(code)) {
				parser.skipChildren();
				continue;
			}
			switch (token) {
				case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> fields.put(code, parser.getDecimalValue());
				case VALUE_STRING -> fields.put(code, parser.getText());
				case VALUE_TRUE, VALUE_FALSE -> fields.put(code, parser.getBooleanValue());
				default -> parser.skipChildren();
			}
		}
		return fields;
	}

	/**
	 * Lines are kept as [type, unit, fields], in order.
	 */
	private static List<EntryLine> lines(@Nullable String json) throws IOException {
		if (json == null) {
			return List.of();
		}
		List<EntryLine> lines = new ArrayList<>();
		try (JsonParser parser = JSON.createParser(json)) {
			expect(parser.nextToken(), JsonToken.START_ARRAY, json);
			while (parser.nextToken() == JsonToken.START_ARRAY) {
				expect(parser.nextToken(), JsonToken.VALUE_STRING, json);
				String type = parser.getText();
				String unit = (parser.nextToken() == JsonToken.VALUE_NULL) ? null : parser.getText();
				expect(parser.nextToken(), JsonToken.START_OBJECT, json);
				lines.add(new EntryLine(type, unit, fields(parser, Set.of())));
				expect(parser.nextToken(), JsonToken.END_ARRAY, json);
			}
		}
		return lines;
	}

	private static void expect(@Nullable JsonToken token, JsonToken expected, String json) {
		if (token != expected) {
			throw new IllegalArgumentException("'" + json + "' is not what a ledger holds");
		}
	}

}
