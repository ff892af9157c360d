package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.intake.mapping.MappedRow;
import cn.yipanqi.intake.mapping.RowMapper;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.Row;
import cn.yipanqi.intake.source.Table;

/**
 * One pass over a file, in chunks: short transactions, because a long one would hold back
 * everyone who follows the ledger.
 */
final class ImportRun {

	private static final int CHUNK = 2_000;

	private final RowMapper mapper;

	private final Table table;

	private final RowSubjects subjects;

	private final RowFiling<MappedRow> filing;

	private final Tally tally = new Tally(ImportRequest.MOST_PROBLEMS);

	private final Map<String, Earlier> seen = new HashMap<>();

	ImportRun(RowMapper mapper, Table table, RowSubjects subjects, RowFiling<MappedRow> filing) {
		this.mapper = mapper;
		this.table = table;
		this.subjects = subjects;
		this.filing = filing;
	}

	ImportReport report() {
		List<MappedRow> chunk = new ArrayList<>(CHUNK);
		for (Row row = this.table.next(); row != null; row = this.table.next()) {
			List<Problem> problems = new ArrayList<>();
			MappedRow mapped = this.mapper.map(this.table, row, problems);
			if (mapped == null) {
				this.tally.rejected(problems);
			}
			else if (isFirst(mapped)) {
				chunk.add(mapped);
			}
			if (chunk.size() == CHUNK) {
				take(chunk);
				chunk.clear();
			}
		}
		take(chunk);
		return this.tally.report(this.filing.commits(), this.table.rows(), this.table.blankRows(), this.mapper.notes());
	}

	private boolean isFirst(MappedRow row) {
		Earlier earlier = this.seen.putIfAbsent(row.clientKey(), new Earlier(row.place().line(), row.content()));
		if (earlier == null) {
			return true;
		}
		if (earlier.content.equals(row.content())) {
			this.tally.repeated();
		}
		else {
			this.tally.contradicting(new Problem(row.number(), row.place(), "", Fault.CONTRADICTION.messageKey(),
					List.of(String.valueOf(earlier.line)), null));
		}
		return false;
	}

	private void take(List<MappedRow> rows) {
		if (!rows.isEmpty()) {
			List<MappedRow> sound = this.subjects.resolve(rows, this.tally);
			this.filing.file(sound, new MappedRows(this.mapper, this.table, this.subjects), this.tally);
		}
	}

	/**
	 * The first row with a key.
	 */
	private record Earlier(long line, String content) {
	}

}
