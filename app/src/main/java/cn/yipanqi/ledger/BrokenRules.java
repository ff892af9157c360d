package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.LineNames;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.Rule;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The pack's rules that a draft does not keep.
 */
public final class BrokenRules {

	private final RecordType type;

	private final Draft draft;

	private final @Nullable Subject subject;

	private final Map<String, Object> values;

	private BrokenRules(RecordType type, Draft draft, @Nullable Subject subject, Map<String, Object> fields) {
		this.type = type;
		this.draft = draft;
		this.subject = subject;
		this.values = new HashMap<>(fields);
	}

	/**
	 * The broken rules of a draft.
	 * @param fields the draft's values with their types
	 * @param lines its lines, likewise, in their order
	 */
	public static List<Broken> of(RecordType type, Draft draft, @Nullable Subject subject, Map<String, Object> fields,
			List<EntryLine> lines) {
		BrokenRules rules = new BrokenRules(type, draft, subject, fields);
		type.lines().forEach((line) -> rules.together(line, lines));
		return rules.all(lines);
	}

	/**
	 * The broken rules of a draft whose lines are not known yet.
	 */
	public static List<Rule> ofFields(RecordType type, Draft draft, @Nullable Subject subject,
			Map<String, Object> fields) {
		BrokenRules rules = new BrokenRules(type, draft, subject, fields);
		return rules.broken(type.rules(), rules.values::get);
	}

	/**
	 * What may be asked of all lines of a kind.
	 */
	private void together(LineType line, List<EntryLine> lines) {
		List<String> units = lines.stream()
			.filter((one) -> one.type().equals(line.code()))
			.map((one) -> Objects.requireNonNullElse(one.unit(), ""))
			.toList();
		this.values.put(LineNames.COUNT.of(line.code()), BigDecimal.valueOf(units.size()));
		if (line.ownUnit()) {
			this.values.put(LineNames.UNITS.of(line.code()), different(units.stream()));
			this.values.put(LineNames.DEPARTMENTS.of(line.code()), different(units.stream().map(UnitCode::department)));
			this.values.put(LineNames.REGIONS.of(line.code()), different(units.stream().map(UnitCode::region)));
			this.values.put(LineNames.FILER.of(line.code()), units.contains(this.draft.unit()));
		}
	}

	private static BigDecimal different(Stream<String> codes) {
		return BigDecimal.valueOf(codes.distinct().count());
	}

	private List<Broken> all(List<EntryLine> lines) {
		List<Broken> broken = new ArrayList<>();
		broken(this.type.rules(), this.values::get).forEach((rule) -> broken.add(new Broken("rules", rule)));
		for (int i = 0; i < lines.size(); i++) {
			EntryLine line = lines.get(i);
			LineType lineType = this.type.line(line.type()).orElse(null);
			if (lineType != null) {
				String place = "lines[" + i + "].";
				broken(lineType.rules(), (name) -> value(line, lineType, name))
					.forEach((rule) -> broken.add(new Broken(place + place(rule, lineType), rule)));
			}
		}
		return broken;
	}

	private @Nullable Object value(EntryLine line, LineType lineType, String name) {
		if (name.equals("line_department")) {
			return (line.unit() != null) ? UnitCode.department(line.unit()) : null;
		}
		return lineType.field(name).isPresent() ? line.fields().get(name) : this.values.get(name);
	}

	private List<Rule> broken(List<Rule> rules, Function<String, @Nullable Object> own) {
		return rules.stream().filter((rule) -> !rule.check().permits((name) -> switch (name) {
			case "date" -> String.valueOf(this.draft.date());
			case "region" -> this.draft.region();
			case "department" -> UnitCode.department(this.draft.unit());
			case "subject_kind" -> (this.subject != null) ? this.subject.kind() : null;
			case "subject_tier" -> (this.subject != null) ? this.subject.tier() : null;
			default -> own.apply(name);
		})).toList();
	}

	/**
	 * The last field of the line that the rule speaks of: what it says depends on those
	 * before.
	 */
	private static String place(Rule rule, LineType line) {
		String source = rule.check().source();
		return rule.check()
			.names()
			.stream()
			.filter((name) -> line.field(name).isPresent())
			.max(Comparator.comparingInt(source::lastIndexOf))
			.map((name) -> "fields." + name)
			.orElse("unit");
	}

	/**
	 * A rule that is broken, and where.
	 */
	public record Broken(String path, Rule rule) {
	}

}
