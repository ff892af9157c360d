package cn.yipanqi.intake.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Old workbooks read as people see them.
 */
class XlsGridTests {

	@Test
	void oldWorkbooksShowTheSame() throws IOException {
		byte[] file;
		try (HSSFWorkbook book = new HSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			fill(book);
			book.createSheet("旧");
			book.setSheetHidden(1, true);
			book.write(bytes);
			file = bytes.toByteArray();
		}
		List<GridRow> rows = Packed.rows(file);
		assertThat(Packed.shown(file)).containsExactly(List.of("000123", "2007年9月", "38", "甲"),
				List.of("000123", "", "103", "乙"));
		assertThat(rows.get(0).cells()).extracting((cell) -> (cell != null) ? cell.kind() : null)
			.containsExactly(GridCell.Kind.NUMBER, GridCell.Kind.MONTH, GridCell.Kind.STRUCK, GridCell.Kind.STRUCK);
		assertThat(rows.get(1).cell(0)).isEqualTo(new GridCell(GridCell.Kind.NUMBER, "123", "000123", "A1:A3", true));
		assertThat(rows.get(1).cell(2)).isEqualTo(new GridCell(GridCell.Kind.RAISED, "103"));
		assertThat(rows).extracting(GridRow::hidden).containsExactly(false, true);
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT); GridRows open = grid.open("表")) {
			assertThat(open.hiddenColumns()).containsExactly(3);
			assertThat(grid.isHidden("表")).isFalse();
			assertThat(grid.isHidden("旧")).isTrue();
		}
	}

	/**
	 * A chart in a sheet keeps copies of the numbers that it draws, counted from its own
	 * first.
	 */
	@Test
	void copiesThatAChartKeepsAreNoCells() throws IOException {
		byte[] file = Biff.changed(book((book) -> {
			var row = book.createSheet("表").createRow(0);
			row.createCell(0).setCellValue("甲");
			row.createCell(1).setCellValue(3);
		}), (stream) -> {
			byte[] chart = Biff.records(Biff.begin(0x20), Biff.number(0, 0, 99), Biff.number(0, 1, 98),
					Biff.number(5, 0, 97), Biff.end());
			return Biff.inserted(stream, stream.length - Biff.end().length, chart);
		});
		assertThat(Packed.shown(file)).containsExactly(List.of("甲", "3"));
	}

	@Test
	void sheetThatIsAChartHoldsNoRows() throws IOException {
		byte[] file = Biff.changed(book((book) -> {
			for (String name : List.of("图", "旧表", "表")) {
				book.createSheet(name).createRow(0).createCell(0).setCellValue(name);
			}
			book.setSheetHidden(1, true);
		}), (stream) -> Biff.retyped(stream, 1, 0x20));
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT)) {
			assertThat(grid.sheets()).containsExactly("旧表", "表");
			assertThat(grid.sheets()).extracting(grid::isHidden).containsExactly(true, false);
			try (GridRows rows = grid.open("表")) {
				assertThat(rows.next()).isEqualTo(new GridRow(1, List.of(new GridCell(GridCell.Kind.TEXT, "表"))));
				assertThat(rows.next()).isNull();
			}
		}
	}

	/**
	 * Programs that compute nothing write 0 as the result of each formula, and Excel
	 * computes them when it opens the file.
	 */
	@Test
	void formulasThatAreComputedWhenTheFileIsOpenedHaveNoResult() throws IOException {
		byte[] file = book((book) -> {
			var row = book.createSheet("表").createRow(0);
			row.createCell(0).setCellFormula("1+2");
			row.createCell(1).setCellValue(3);
		});
		assertThat(Packed.rows(file).get(0).cells()).containsExactly(new GridCell(GridCell.Kind.UNCOMPUTED, ""),
				new GridCell(GridCell.Kind.NUMBER, "3"));
		byte[] saved = Biff.changed(file, (stream) -> Biff.patched(stream, 0x06, 14, 0));
		assertThat(Packed.rows(saved).get(0).cell(0)).isEqualTo(new GridCell(GridCell.Kind.NUMBER, "0"));
		byte[] forced = book((book) -> {
			var sheet = book.createSheet("表");
			sheet.createRow(0).createCell(0).setCellFormula("1+2");
			sheet.setForceFormulaRecalculation(true);
		});
		assertThat(Packed.rows(Biff.changed(forced, (stream) -> Biff.patched(stream, 0x06, 14, 0))).get(0).cell(0))
			.isEqualTo(new GridCell(GridCell.Kind.UNCOMPUTED, ""));
	}

	@Test
	void digitsBehindRaisedOnesAreMarked() throws IOException {
		byte[] file = book((book) -> {
			HSSFFont raised = book.createFont();
			raised.setTypeOffset(Font.SS_SUPER);
			HSSFRichTextString text = new HSSFRichTextString("123");
			text.applyFont(0, 1, raised);
			book.createSheet("表").createRow(0).createCell(0).setCellValue(text);
		});
		assertThat(Packed.rows(file).get(0).cells()).containsExactly(new GridCell(GridCell.Kind.RAISED, "123"));
	}

	@Test
	void rowsWithoutHeightAreHidden() throws IOException {
		byte[] file = book((book) -> {
			var row = book.createSheet("表").createRow(0);
			row.createCell(0).setCellValue("甲");
			row.setHeight((short) 0);
		});
		assertThat(Packed.rows(file)).extracting(GridRow::hidden).containsExactly(true);
	}

	@Test
	void noughtsThatTheSheetDoesNotShowAreNotShown() throws IOException {
		byte[] file = book((book) -> {
			var sheet = book.createSheet("表");
			sheet.createRow(0).createCell(0).setCellValue(0);
			sheet.getRow(0).createCell(1).setCellValue(10);
			sheet.setDisplayZeros(false);
		});
		assertThat(Packed.shown(file)).containsExactly(List.of("", "10"));
	}

	private static byte[] book(Consumer<HSSFWorkbook> content) throws IOException {
		try (HSSFWorkbook book = new HSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			content.accept(book);
			book.write(bytes);
			return bytes.toByteArray();
		}
	}

	private static void fill(HSSFWorkbook book) {
		HSSFSheet sheet = book.createSheet("表");
		var first = sheet.createRow(0);
		first.createCell(0).setCellValue(123);
		first.getCell(0).setCellStyle(style(book, "000000"));
		first.createCell(1).setCellValue(39326);
		first.getCell(1).setCellStyle(style(book, "yyyy\"年\"m\"月\""));
		book.createFont();
		HSSFFont struck = book.createFont();
		struck.setStrikeout(true);
		HSSFFont raised = book.createFont();
		raised.setTypeOffset(Font.SS_SUPER);
		HSSFRichTextString text = new HSSFRichTextString("38");
		text.applyFont(1, 2, struck);
		first.createCell(2).setCellValue(text);
		CellStyle all = book.createCellStyle();
		all.setFont(struck);
		first.createCell(3).setCellValue("甲");
		first.getCell(3).setCellStyle(all);
		var second = sheet.createRow(1);
		HSSFRichTextString power = new HSSFRichTextString("103");
		power.applyFont(2, 3, raised);
		second.createCell(2).setCellValue(power);
		second.createCell(3).setCellValue("乙");
		second.setZeroHeight(true);
		sheet.addMergedRegion(new CellRangeAddress(0, 2, 0, 0));
		sheet.setColumnHidden(3, true);
	}

	private static CellStyle style(HSSFWorkbook book, String format) {
		CellStyle style = book.createCellStyle();
		style.setDataFormat(book.createDataFormat().getFormat(format));
		return style;
	}

}
