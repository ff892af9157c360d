package cn.yipanqi.intake;

import java.util.Map;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import cn.yipanqi.access.Scope;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Limits;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.LongFiling;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.springframework.beans.factory.BeanFactory;

/**
 * Workbooks of meetings: read only, or checked and committed.
 */
public final class SheetWork {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final String UNIT = "government@2399";

	private static final AtomicLong NUMBERS = new AtomicLong();

	private SheetWork() {
	}

	/**
	 * A workbook of so many rows that no other has.
	 */
	public static byte[] workbook(int rows) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(bytes, "Yipanqi", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("会议");
			String[] headings = { "日期", "发生地", "会议类型", "会议名称" };
			for (int column = 0; column < headings.length; column++) {
				sheet.inlineString(0, column, headings[column]);
			}
			for (int row = 1; row <= rows; row++) {
				sheet.inlineString(row, 0, "2007-08-" + (10 + row % 20));
				sheet.inlineString(row, 1, "云江市");
				sheet.inlineString(row, 2, "传达学习会议");
				sheet.inlineString(row, 3, "会议" + NUMBERS.incrementAndGet());
			}
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads every row and does nothing with it.
	 */
	public static long read(byte[] workbook) throws IOException {
		long rows = 0;
		try (Grid grid = Grid.open(Content.of(workbook), Limits.DEFAULT)) {
			for (String sheet : grid.sheets()) {
				try (GridRows found = grid.open(sheet)) {
					while (found.next() != null) {
						rows++;
					}
				}
			}
		}
		return rows;
	}

	/**
	 * Checks a workbook and then files it, in one transaction.
	 * @throws IllegalStateException if a row was not taken
	 */
	public static void checkAndCommit(BeanFactory application, byte[] workbook, int rows) {
		SheetImports imports = application.getBean(SheetImports.class);
		imports.check(Content.of(workbook), "meeting", UNIT, OFFICE);
		SheetReport report = application.getBean(LongFiling.class)
			.inOneTransaction(OFFICE, (chunks) -> imports.run(Content.of(workbook), "meeting", UNIT, OFFICE, Map.of(),
					chunks, Confirmation.NONE, Progress.UNWATCHED));
		if (report.rows().accepted() != rows) {
			throw new IllegalStateException("Only %d rows were taken".formatted(report.rows().accepted()));
		}
	}

}
