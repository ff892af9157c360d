package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.mapping.Digest;
import cn.yipanqi.intake.sheet.ReadRow.ReadLine;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.NormalText;

import org.jspecify.annotations.Nullable;

/**
 * By what a row is known again, in whatever file it comes: by its number if it has one,
 * else by all that it says, in normal form, so that it does not matter which program has
 * written it. Sensitive values are left out, because whoever knows the rest could guess
 * them from a digest.
 */
public final class RowKeys {

	private static final String FIELD = "fields.";

	private final RecordType type;

	public RowKeys(RecordType type) {
		this.type = type;
	}

	/**
	 * Digest of what the row says.
	 */
	public String content(ReadRow row, @Nullable Long subject) {
		return digest(row.values(), subject, row.fields(), row.lines(), true);
	}

	/**
	 * The row's key.
	 */
	public String key(ReadRow row, String content) {
		String number = row.value("key");
		return (number == null) ? content : numbered(row.value("unit"), Plain.tight(number));
	}

	private String numbered(@Nullable String unit, String number) {
		return Digest.of(List.of(this.type.code(), text(unit), number));
	}

	public static String clientKey(ReadRow row, String key) {
		return clientKey(row.value("key"), key);
	}

	private static String clientKey(@Nullable String number, String key) {
		return ((number != null) ? Draft.NUMBERED : "row:") + key;
	}

	/**
	 * The client key under which versions filed the row that compared texts character by
	 * character, and did not read what cells show; null if it is the same as today's.
	 */
	public @Nullable String formerClientKey(ReadRow row, @Nullable Long subject, String key) {
		if (row.former().isEmpty() && row.lines().isEmpty() && isNormal(row)) {
			return null;
		}
		Map<String, String> values = new HashMap<>(row.values());
		Map<String, Object> fields = new HashMap<>(row.fields());
		putFormer(row.former(), values, fields);
		String number = values.get("key");
		String former = (number != null) ? numbered(values.get("unit"), number)
				: digest(values, subject, fields, row.lines(), false);
		String clientKey = clientKey(number, former);
		return clientKey.equals(clientKey(row, key)) ? null : clientKey;
	}

	/**
	 * Whether its texts are in normal form as they are, as most are.
	 */
	private static boolean isNormal(ReadRow row) {
		return isNormal(row.value("key")) && row.fields().values().stream().allMatch(RowKeys::isNormal);
	}

	private static boolean isNormal(@Nullable Object value) {
		return !(value instanceof String text) || (NormalText.of(text).equals(text) && text.indexOf(' ') < 0);
	}

	private static void putFormer(Map<String, @Nullable String> former, Map<String, String> values,
			Map<String, Object> fields) {
		former.forEach((path, value) -> {
			if (path.startsWith(FIELD)) {
				fields.compute(path.substring(FIELD.length()), (code, now) -> value);
			}
			else {
				values.compute(path, (any, now) -> value);
			}
		});
	}

	private String digest(Map<String, String> values, @Nullable Long subject, Map<String, Object> fields,
			List<ReadLine> lines, boolean normal) {
		List<String> says = new ArrayList<>();
		says.add(this.type.code());
		says.add(text(values.get("unit")));
		says.add(text(values.get("region")));
		says.add(text(subject));
		says.add(text(values.get("date")));
		add(this.type.fields(), fields, normal, says);
		for (ReadLine line : lines) {
			if (normal || !line.isNew()) {
				says.add(line.type());
				Map<String, String> own = new HashMap<>();
				own.put("unit", text(line.unit()));
				Map<String, Object> lineFields = new HashMap<>(line.fields());
				if (!normal) {
					putFormer(line.former(), own, lineFields);
				}
				says.add(text(own.get("unit")));
				this.type.line(line.type()).ifPresent((lineType) -> add(lineType.fields(), lineFields, normal, says));
			}
		}
		return Digest.of(says);
	}

	private static void add(List<Field> fields, Map<String, Object> values, boolean normal, List<String> says) {
		fields.forEach((field) -> {
			String value = field.isSensitive() ? "" : text(values.get(field.code()));
			says.add((normal && !field.type().isNumber()) ? NormalText.of(value) : value);
		});
	}

	private static String text(@Nullable Object value) {
		return Objects.toString(value, "");
	}

}
