package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.mapping.Digest;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is known again, in whatever file it comes: by its number if it has one,
 * else by all that it says. Sensitive values are left out, because whoever knows the rest
 * could guess them from a digest.
 */
public final class RowKeys {

	private final RecordType type;

	public RowKeys(RecordType type) {
		this.type = type;
	}

	/**
	 * Digest of what the row says.
	 */
	public String content(ReadRow row, @Nullable Long subject) {
		List<String> says = new ArrayList<>();
		says.add(this.type.code());
		says.add(text(row.value("unit")));
		says.add(text(row.value("region")));
		says.add(text(subject));
		says.add(text(row.value("date")));
		add(this.type.fields(), row.fields(), says);
		row.lines().forEach((line) -> {
			says.add(line.type());
			says.add(text(line.unit()));
			this.type.line(line.type()).ifPresent((lineType) -> add(lineType.fields(), line.fields(), says));
		});
		return Digest.of(says);
	}

	private static void add(List<Field> fields, Map<String, Object> values, List<String> says) {
		fields.forEach((field) -> says.add(field.isSensitive() ? "" : text(values.get(field.code()))));
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	/**
	 * The row's key.
	 */
	public String key(ReadRow row, String content) {
		String number = row.value("key");
		return (number == null) ? content : Digest.of(List.of(this.type.code(), text(row.value("unit")), number));
	}

	public static String clientKey(ReadRow row, String key) {
		return ((row.value("key") != null) ? "number:" : "row:") + key;
	}

}
