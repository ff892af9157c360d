package cn.yipanqi.intake;

import java.util.List;

import cn.yipanqi.intake.mapping.MappedRow;
import cn.yipanqi.intake.mapping.RowMapper;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Table;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a mapping has read.
 */
final class MappedRows implements RowFiling.Rows<MappedRow> {

	private final RowMapper mapper;

	private final Table table;

	private final RowSubjects subjects;

	MappedRows(RowMapper mapper, Table table, RowSubjects subjects) {
		this.mapper = mapper;
		this.table = table;
		this.subjects = subjects;
	}

	@Override
	public Draft draft(MappedRow row) {
		Subject subject = this.subjects.of(row);
		List<Draft.DraftLine> lines = row.lines()
			.stream()
			.map((line) -> new Draft.DraftLine(line.type(), line.unit(), line.fields()))
			.toList();
		return new Draft(row.record(), row.unit(), row.region(), (subject != null) ? subject.id() : null, row.date(),
				row.fields(), lines, row.clientKey());
	}

	@Override
	public @Nullable Subject subject(MappedRow row) {
		return this.subjects.of(row);
	}

	@Override
	public List<Problem> problems(MappedRow row, List<Violation> violations) {
		return violations.stream().map((violation) -> problem(row, violation)).toList();
	}

	private Problem problem(MappedRow row, Violation violation) {
		String column = this.mapper.column(violation.path());
		Place place = (column != null) ? new Place(row.place().line(), this.table.column(column) + 1, column)
				: row.place();
		String value = violation.arguments().isEmpty() ? "" : String.valueOf(violation.arguments().get(0));
		return new Problem(row.number(), place, Excerpt.of(value), "violation." + violation.code(),
				violation.arguments(), violation.text(), violation.textEn());
	}

	@Override
	public boolean registers() {
		return true;
	}

	@Override
	public void accepted(MappedRow row, Tally tally) {
		this.subjects.accepted(row, tally);
	}

	@Override
	public void register(List<MappedRow> rows) {
		this.subjects.register(rows);
	}

}
