package cn.yipanqi.ledger;

import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.Rule;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The pack's rules that a draft does not keep.
 */
public final class BrokenRules {

	private BrokenRules() {
	}

	/**
	 * The broken rules of a draft.
	 * @param fields the draft's values with their types
	 */
	public static List<Rule> of(RecordType type, Draft draft, @Nullable Subject subject, Map<String, Object> fields) {
		return type.rules().stream().filter((rule) -> !rule.check().permits((name) -> switch (name) {
			case "date" -> String.valueOf(draft.date());
			case "region" -> draft.region();
			case "department" -> UnitCode.department(draft.unit());
			case "subject_kind" -> (subject != null) ? subject.kind() : null;
			case "subject_tier" -> (subject != null) ? subject.tier() : null;
			default -> fields.get(name);
		})).toList();
	}

}
