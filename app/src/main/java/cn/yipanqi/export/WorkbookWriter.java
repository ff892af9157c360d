package cn.yipanqi.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook with typed cells and a fixed head, with a further sheet wherever one
 * is full, and a last sheet that says what the table covers.
 */
final class WorkbookWriter implements RowWriter {

	/** Rows of a sheet below its head. */
	private static final int SHEET = 1_048_575;

	private static final int WINDOW = 500;

	private static final int LONGEST = 32_767;

	/** Numbers with more digits are not exact in Excel. */
	private static final int MOST_DIGITS = 15;

	private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

	private final Workbook workbook;

	private final List<Column> columns;

	private final ZoneId zone;

	private final String title;

	private final String aboutTitle;

	private final int perSheet;

	private Worksheet sheet;

	private int sheets;

	private int next;

	WorkbookWriter(String title, String aboutTitle, List<Column> columns, ZoneId zone, OutputStream out) {
		this(title, aboutTitle, columns, zone, out, SHEET);
	}

	WorkbookWriter(String title, String aboutTitle, List<Column> columns, ZoneId zone, OutputStream out, int perSheet) {
		this.workbook = new Workbook(out, "Yipanqi", "1.0");
		this.title = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
		this.aboutTitle = aboutTitle;
		this.columns = columns;
		this.zone = zone;
		this.perSheet = perSheet;
		this.sheet = sheet();
	}

	private Worksheet sheet() {
		this.sheets++;
		String number = (this.sheets > 1) ? " " + this.sheets : "";
		Worksheet fresh = this.workbook
			.newWorksheet(this.title.substring(0, Math.min(this.title.length(), 31 - number.length())) + number);
		fresh.freezePane(0, 1);
		for (int i = 0; i < this.columns.size(); i++) {
			fresh.width(i, width(this.columns.get(i)));
			fresh.inlineString(0, i, clean(this.columns.get(i).title()));
			fresh.style(0, i).bold().set();
		}
		this.next = 1;
		return fresh;
	}

	private static double width(Column column) {
		return switch (column.kind()) {
			case TEXT -> 24;
			case INTEGER, DECIMAL, DATE -> 14;
			case MOMENT -> 20;
		};
	}

	@Override
	public void write(List<@Nullable Object> row) throws IOException {
		if (this.next > this.perSheet) {
			this.sheet.finish();
			this.sheet = sheet();
		}
		for (int i = 0; i < row.size(); i++) {
			cell(this.next, i, row.get(i));
		}
		this.next++;
		if (this.next % WINDOW == 0) {
			this.sheet.flush();
		}
	}

	private void cell(int row, int column, @Nullable Object value) {
		if (value instanceof BigDecimal number) {
			decimal(row, column, number);
		}
		else if (value instanceof Number number) {
			decimal(row, column, BigDecimal.valueOf(number.longValue()));
		}
		else if (value instanceof LocalDate day && !day.isBefore(FIRST_DAY) && day.getYear() <= 9999) {
			this.sheet.value(row, column, day);
			this.sheet.style(row, column).format("yyyy-mm-dd").set();
		}
		else if (value instanceof Instant moment) {
			this.sheet.value(row, column, moment.atZone(this.zone).toLocalDateTime());
			this.sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
		}
		else if (value != null) {
			this.sheet.inlineString(row, column, clean(value.toString()));
		}
	}

	private void decimal(int row, int column, BigDecimal number) {
		if (number.precision() > MOST_DIGITS) {
			this.sheet.inlineString(row, column, number.toPlainString());
		}
		else {
			this.sheet.value(row, column, number);
		}
	}

	/**
	 * The text without what XML cannot hold, and no longer than a cell.
	 */
	private static String clean(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		text.codePoints()
			.filter((point) -> point == '\t' || point == '\n' || (point >= 0x20 && point <= 0xd7ff)
					|| (point >= 0xe000 && point <= 0xfffd) || point >= 0x10000)
			.takeWhile((point) -> clean.length() + Character.charCount(point) <= LONGEST)
			.forEach(clean::appendCodePoint);
		return clean.toString();
	}

	@Override
	public void finish(Map<String, String> about) throws IOException {
		this.sheet.finish();
		Worksheet last = this.workbook.newWorksheet(this.aboutTitle);
		last.width(0, 18);
		last.width(1, 60);
		int row = 0;
		for (Map.Entry<String, String> fact : about.entrySet()) {
			last.inlineString(row, 0, clean(fact.getKey()));
			last.style(row, 0).bold().set();
			last.inlineString(row, 1, clean(fact.getValue()));
			row++;
		}
		last.finish();
		this.workbook.finish();
	}

	@Override
	public void close() {
		// a workbook that was not finished stays what it is: no workbook
	}

}
