package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.sheet.ReadRow.ReadLine;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.Violation;

/**
 * From what the ledger finds wrong with a draft back to the cells that say it.
 */
public final class ReadyRows {

	private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]\\.(.+)");

	private final RecordType type;

	public ReadyRows(RecordType type) {
		this.type = type;
	}

	/**
	 * All that is wrong with a row. What follows from cells that could not be read is
	 * left out: it would be said twice, or wrongly.
	 */
	public List<Problem> problems(ReadRow row, List<Violation> violations) {
		List<Problem> problems = new ArrayList<>(row.problems());
		violations.stream()
			.filter((violation) -> !row.unread().contains(violation.path()))
			.filter((violation) -> problems.isEmpty() || !Set.of("rules", "lines").contains(violation.path()))
			.map((violation) -> problem(row, violation))
			.forEach(problems::add);
		return problems;
	}

	private Problem problem(ReadRow row, Violation violation) {
		String value = violation.code().equals("missing") || violation.arguments().isEmpty() || isSensitive(violation)
				|| violation.code().equals("rule") ? "" : String.valueOf(violation.arguments().get(0));
		return new Problem(row.number(), place(row, violation), Excerpt.of(value), "violation." + violation.code(),
				violation.arguments(), violation.text(), violation.textEn());
	}

	private boolean isSensitive(Violation violation) {
		String code = violation.path().substring(violation.path().lastIndexOf('.') + 1);
		return this.type.field(code).filter((field) -> field.isSensitive()).isPresent();
	}

	private Place place(ReadRow row, Violation violation) {
		String path = violation.path();
		Matcher line = LINE.matcher(path);
		if (line.matches()) {
			ReadLine found = row.lines().get(Integer.parseInt(line.group(1)));
			return found.cells().getOrDefault(line.group(2), found.place());
		}
		if (path.equals("rules")) {
			return rule(row, String.valueOf(violation.arguments().get(0)));
		}
		return row.cells().getOrDefault(path, row.place());
	}

	/**
	 * A rule speaks of several cells: the first that it names is the one.
	 */
	private Place rule(ReadRow row, String source) {
		return this.type.rules()
			.stream()
			.filter((rule) -> rule.check().source().equals(source))
			.flatMap((rule) -> rule.check().names().stream())
			.map((name) -> this.type.field(name).isPresent() ? "fields." + name : name)
			.filter(row.cells()::containsKey)
			.min(java.util.Comparator.comparing((path) -> source.indexOf(path.substring(path.indexOf('.') + 1))))
			.map((path) -> row.cells().get(path))
			.orElse(row.place());
	}

}
