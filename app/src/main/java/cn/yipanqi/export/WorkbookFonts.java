package cn.yipanqi.export;

import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;

/**
 * Fonts and colours of workbooks as the format wants them: the parts of a font in its
 * order, and colours with their opacity. What the library writes by itself is opened by
 * Excel, but is not valid.
 */
public final class WorkbookFonts {

	private static final int USUAL = 11;

	private WorkbookFonts() {
	}

	/**
	 * A bold font of the usual size in the usual colour.
	 */
	public static XSSFFont bold(XSSFWorkbook workbook) {
		return bold(workbook, USUAL, null);
	}

	/**
	 * A bold font.
	 * @param points its size
	 * @param rgb its colour; null for the usual one
	 */
	public static XSSFFont bold(XSSFWorkbook workbook, int points, byte @Nullable [] rgb) {
		XSSFFont font = workbook.createFont();
		String name = font.getFontName();
		CTFont parts = font.getCTFont();
		parts.removeName(0);
		parts.removeSz(0);
		parts.addNewB().setVal(true);
		parts.addNewSz().setVal(points);
		if (rgb != null) {
			parts.addNewColor().setRgb(color(rgb).getARGB());
		}
		parts.addNewName().setVal(name);
		return font;
	}

	/**
	 * A font of the usual size that is struck through.
	 */
	public static XSSFFont struck(XSSFWorkbook workbook) {
		XSSFFont font = workbook.createFont();
		String name = font.getFontName();
		CTFont parts = font.getCTFont();
		parts.removeName(0);
		parts.removeSz(0);
		parts.addNewStrike().setVal(true);
		parts.addNewSz().setVal(USUAL);
		parts.addNewName().setVal(name);
		return font;
	}

	/**
	 * A colour that covers what is below.
	 * @param rgb red, green and blue
	 */
	public static XSSFColor color(byte[] rgb) {
		return new XSSFColor(new byte[] { (byte) 0xff, rgb[0], rgb[1], rgb[2] });
	}

}
