package cn.yipanqi.engine.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import cn.yipanqi.engine.expression.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The names that expressions over a record, or over one of its lines, may use.
 */
final class Names {

	static final Map<String, Kind> BUILT_IN = Map.of("date", Kind.TEXT, "region", Kind.TEXT, "department", Kind.TEXT,
			"line_department", Kind.TEXT, "subject_kind", Kind.TEXT, "subject_tier", Kind.TEXT);

	private Names() {
	}

	static Map<String, Kind> of(RecordType type, @Nullable LineType line) {
		Map<String, Kind> names = new HashMap<>(BUILT_IN);
		add(names, type.fields());
		if (line != null) {
			add(names, line.fields());
		}
		return names;
	}

	/**
	 * The names that a sentence about a record may fill in.
	 */
	static Set<String> told(RecordType type) {
		Set<String> names = new TreeSet<>(Set.of("date", "unit", "department", "region", "subject"));
		type.fields().forEach((field) -> names.add(field.code()));
		type.lines().forEach((line) -> {
			line.fields().forEach((field) -> names.add(line.code() + "." + field.code()));
			if (line.ownUnit()) {
				names.add(line.code() + ".unit");
			}
		});
		return names;
	}

	private static void add(Map<String, Kind> names, List<Field> fields) {
		fields.forEach((field) -> names.put(field.code(), kind(field.type())));
	}

	private static Kind kind(Field.Type type) {
		if (type.isNumber()) {
			return Kind.NUMBER;
		}
		return (type == Field.Type.FLAG) ? Kind.FLAG : Kind.TEXT;
	}

}
