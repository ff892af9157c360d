package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import org.jspecify.annotations.Nullable;

/**
 * A draft under a key that was filed before: the same act sent again, or another act
 * under its key, which must not pass for it.
 */
final class Repetition {

	private Repetition() {
	}

	/**
	 * What is wrong with sending the draft again; empty if it says what was filed first.
	 */
	static List<Violation> violations(Entry filed, Draft draft, DraftCheck.Checked checked) {
		return same(filed, draft, checked, Set.of(), true) ? List.of() : List.of(Violation.at("key", "contradiction"));
	}

	/**
	 * Whether a draft says what was filed.
	 * @param leftOut codes of fields that are not compared
	 * @param lines whether its lines are to be the same, too
	 */
	static boolean same(Entry filed, Draft draft, DraftCheck.Checked checked, Set<String> leftOut, boolean lines) {
		return filed.type().equals(draft.type()) && filed.unit().equals(draft.unit())
				&& filed.region().equals(draft.region()) && Objects.equals(filed.subject(), draft.subject())
				&& filed.date().equals(draft.date())
				&& same(without(leftOut, filed.fields()), without(leftOut, checked.fields()))
				&& (!lines || same(filed.lines(), checked.lines()));
	}

	private static Map<String, Object> without(Set<String> codes, Map<String, Object> fields) {
		if (codes.isEmpty()) {
			return fields;
		}
		Map<String, Object> others = new HashMap<>(fields);
		others.keySet().removeAll(codes);
		return others;
	}

	static boolean same(List<EntryLine> filed, List<EntryLine> sent) {
		if (filed.size() != sent.size()) {
			return false;
		}
		for (int i = 0; i < filed.size(); i++) {
			EntryLine line = sent.get(i);
			if (!filed.get(i).type().equals(line.type()) || !Objects.equals(filed.get(i).unit(), line.unit())
					|| !same(filed.get(i).fields(), line.fields())) {
				return false;
			}
		}
		return true;
	}

	private static boolean same(Map<String, Object> filed, Map<String, Object> sent) {
		return filed.keySet().equals(sent.keySet())
				&& filed.entrySet().stream().allMatch((field) -> same(field.getValue(), sent.get(field.getKey())));
	}

	private static boolean same(Object filed, @Nullable Object sent) {
		if (filed instanceof BigDecimal number && sent instanceof BigDecimal other) {
			return number.compareTo(other) == 0;
		}
		return (filed instanceof String text && sent instanceof String other)
				? NormalText.of(text).equals(NormalText.of(other)) : filed.equals(sent);
	}

}
