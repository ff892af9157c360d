package cn.yipanqi.intake;

import java.util.List;

import cn.yipanqi.intake.source.Problem;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about import reports:
 * {@code assertThat(report).row(7).column("Inspection_Date").isRejectedWith("date-unreadable")}.
 */
final class ImportReportAssert extends AbstractAssert<ImportReportAssert, ImportReport> {

	private ImportReportAssert(ImportReport report) {
		super(report, ImportReportAssert.class);
	}

	static ImportReportAssert assertThat(ImportReport report) {
		return new ImportReportAssert(report);
	}

	ImportReportAssert counts(long accepted, long alreadyThere, long repeated, long contradicting, long rejected) {
		Assertions
			.assertThat(List.of(this.actual.accepted(), this.actual.alreadyThere(), this.actual.repeated(),
					this.actual.contradicting(), this.actual.rejected()))
			.as("accepted, already there, repeated, contradicting, rejected: %s", this.actual.problems())
			.containsExactly(accepted, alreadyThere, repeated, contradicting, rejected);
		Assertions.assertThat(accepted + alreadyThere + repeated + contradicting + rejected)
			.as("rows")
			.isEqualTo(this.actual.rows());
		return this;
	}

	Cell row(long row) {
		return new Cell(row, null);
	}

	/**
	 * A cell of the file.
	 */
	final class Cell {

		private final long row;

		private final String column;

		private Cell(long row, String column) {
			this.row = row;
			this.column = column;
		}

		Cell column(String name) {
			return new Cell(this.row, name);
		}

		ImportReportAssert isRejectedWith(String code) {
			return isRejectedWith(code, null);
		}

		ImportReportAssert isRejectedWith(String code, String value) {
			List<Problem> found = ImportReportAssert.this.actual.problems()
				.stream()
				.filter((problem) -> problem.row() == this.row)
				.toList();
			Assertions.assertThat(found).as("problems of row %d", this.row).anySatisfy((problem) -> {
				Assertions.assertThat(problem.code()).isEqualTo(code);
				Assertions.assertThat(problem.place().header()).isEqualTo(this.column);
				if (value != null) {
					Assertions.assertThat(problem.value()).isEqualTo(value);
				}
			});
			return ImportReportAssert.this;
		}

	}

}
