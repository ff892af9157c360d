package cn.yipanqi.intake.sheet;

import cn.yipanqi.export.WorkbookFonts;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * How the cells of a workbook look.
 */
final class WorkbookStyles {

	private static final byte[] REQUIRED = { (byte) 0x1f, (byte) 0x4e, (byte) 0x79 };

	private static final byte[] OPTIONAL = { (byte) 0xdd, (byte) 0xe6, (byte) 0xf0 };

	private static final byte[] LINE = { (byte) 0xb4, (byte) 0xc0, (byte) 0xcc };

	private static final byte[] WHITE = { (byte) 0xff, (byte) 0xff, (byte) 0xff };

	private final XSSFWorkbook workbook;

	private final CellStyle required;

	private final CellStyle optional;

	private final CellStyle title;

	private final CellStyle wrapped;

	WorkbookStyles(XSSFWorkbook workbook) {
		this.workbook = workbook;
		this.required = heading(REQUIRED, WHITE);
		this.optional = heading(OPTIONAL, REQUIRED);
		this.title = workbook.createCellStyle();
		this.title.setFont(WorkbookFonts.bold(workbook, 16, null));
		this.title.setVerticalAlignment(VerticalAlignment.CENTER);
		this.wrapped = workbook.createCellStyle();
		this.wrapped.setWrapText(true);
		this.wrapped.setVerticalAlignment(VerticalAlignment.TOP);
	}

	private CellStyle heading(byte[] fill, byte[] text) {
		XSSFCellStyle style = this.workbook.createCellStyle();
		style.setFont(WorkbookFonts.bold(this.workbook, 11, text));
		style.setFillForegroundColor(WorkbookFonts.color(fill));
		style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
		style.setWrapText(true);
		style.setAlignment(HorizontalAlignment.CENTER);
		style.setVerticalAlignment(VerticalAlignment.CENTER);
		style.setBorderRight(BorderStyle.THIN);
		style.setRightBorderColor(WorkbookFonts.color(LINE));
		style.setBorderBottom(BorderStyle.THIN);
		style.setBottomBorderColor(WorkbookFonts.color(LINE));
		return style;
	}

	CellStyle heading(boolean isRequired) {
		return isRequired ? this.required : this.optional;
	}

	CellStyle title() {
		return this.title;
	}

	CellStyle wrapped() {
		return this.wrapped;
	}

	/**
	 * The style of the cells of a column: texts are formatted as texts, so that Excel
	 * makes neither days nor rounded numbers of them.
	 */
	CellStyle of(Column column) {
		CellStyle style = this.workbook.createCellStyle();
		style.setDataFormat(this.workbook.createDataFormat().getFormat(format(column)));
		if (column.kind() == Column.Kind.DAY || column.kind() == Column.Kind.FLAG || column.kind() == Column.Kind.TIE) {
			style.setAlignment(HorizontalAlignment.CENTER);
		}
		return style;
	}

	private static String format(Column column) {
		return switch (column.kind()) {
			case DAY -> "yyyy-mm-dd";
			case NUMBER -> (column.field() == null) ? "0" : switch (column.field().type()) {
				case MONEY -> "#,##0.00";
				case DECIMAL -> "#,##0.####";
				default -> "#,##0";
			};
			case TIE, RECORD -> "0";
			case CHOICE, FLAG -> "General";
			case TEXT, KEY, SUBJECT, REGION, UNIT -> "@";
		};
	}

}
