package cn.yipanqi.administration;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes rows out while they come, as a table for people to open. A cell that a
 * spreadsheet would take for a formula is marked as text.
 */
final class AuditExport {

	private static final int WINDOW = 200;

	private static final int SHEET = 1_000_000;

	private static final int LONGEST_CELL = 32_000;

	private static final String FORMULA = "=+-@\t\r";

	private AuditExport() {
	}

	/**
	 * Comma-separated values in UTF-8 with its mark, so that spreadsheets know.
	 * @param rows hands each row to whom it is given
	 */
	static void csv(List<String> head, Consumer<Consumer<List<String>>> rows, OutputStream out) throws IOException {
		Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		writer.write('\uFEFF');
		writer.write(line(head));
		rows.accept((row) -> {
			try {
				writer.write(line(row));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		writer.flush();
	}

	private static String line(List<String> cells) {
		return cells.stream()
			.map((cell) -> '"' + safe(cell).replace("\"", "\"\"") + '"')
			.collect(Collectors.joining(",", "", "\r\n"));
	}

	/**
	 * A workbook, with a further sheet for every million rows.
	 */
	static void workbook(List<String> head, Consumer<Consumer<List<String>>> rows, OutputStream out)
			throws IOException {
		try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
			Sheets sheets = new Sheets(workbook, head);
			rows.accept(sheets::add);
			workbook.write(out);
		}
	}

	static String safe(String cell) {
		return (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

	private static final class Sheets {

		private final SXSSFWorkbook workbook;

		private final List<String> head;

		private Sheet sheet;

		private int next;

		Sheets(SXSSFWorkbook workbook, List<String> head) {
			this.workbook = workbook;
			this.head = head;
			this.sheet = workbook.createSheet();
			write(head);
			this.sheet.createFreezePane(0, 1);
		}

		void add(List<String> cells) {
			if (this.next > SHEET) {
				this.sheet = this.workbook.createSheet();
				this.next = 0;
				write(this.head);
			}
			write(cells);
		}

		private void write(List<String> cells) {
			Row row = this.sheet.createRow(this.next++);
			for (int i = 0; i < cells.size(); i++) {
				String text = safe(cells.get(i));
				row.createCell(i).setCellValue(text.substring(0, Math.min(text.length(), LONGEST_CELL)));
			}
		}

	}

}
