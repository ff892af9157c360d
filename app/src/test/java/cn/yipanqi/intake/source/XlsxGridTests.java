package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Workbooks read as people see them, however they are packed.
 */
class XlsxGridTests {

	private static final String ROWS = """
			<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>3</v></c></row></sheetData>""";

	private static Packed simple() {
		return Packed.workbook(ROWS).formats().strings("<si><t>甲</t></si>");
	}

	@Test
	void mergedCellsAreSeenInEachRow() {
		byte[] file = Packed.workbook("""
				<sheetData>\
				<row r="1"><c r="A1" t="str"><v>标题</v></c></row>\
				<row r="2"><c r="A2"><v>5</v></c><c r="B2" t="str"><v>甲</v></c></row>\
				<row r="3"><c r="A3"/><c r="B3" t="str"><v>乙</v></c></row>\
				<row r="4"><c r="B4"><v>7</v></c></row>\
				<row r="5"><c r="A5"/></row>\
				<row r="6"><c r="A6"><v>1</v></c><c r="C6"><v>2</v></c></row>\
				</sheetData><mergeCells count="4"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A5"/>\
				<mergeCell ref="B3:C4"/><mergeCell ref="A7:A9"/></mergeCells>""").bytes();
		assertThat(Packed.shown(file)).containsExactly(List.of("标题", "", ""), List.of("5", "甲"), List.of("5", "乙", ""),
				List.of("5", "乙", ""), List.of("5"), List.of("1", "", "2"));
		List<GridRow> rows = Packed.rows(file);
		assertThat(rows.get(0).cell(0)).isEqualTo(new GridCell(GridCell.Kind.TEXT, "标题"));
		assertThat(rows.get(0).cell(2)).isEqualTo(new GridCell(GridCell.Kind.COVERED, "标题", "标题", "A1:C1", false));
		assertThat(rows.get(1).cell(0)).isEqualTo(new GridCell(GridCell.Kind.NUMBER, "5", "5", "A2:A5", false));
		assertThat(rows.get(2).cell(0)).isEqualTo(new GridCell(GridCell.Kind.NUMBER, "5", "5", "A2:A5", true));
		assertThat(rows.get(3).cell(1)).isEqualTo(new GridCell(GridCell.Kind.TEXT, "乙", "乙", "B3:C4", true));
		assertThat(rows.get(4).isBlank()).isTrue();
	}

	@Test
	void mergedCellsAreSeenInTheCases() {
		assertThat(Packed.shown(Packed.file("xlsx-merged-optional-number-down-three-rows.xlsx"))).hasSizeGreaterThan(3)
			.satisfies((rows) -> assertThat(rows.get(2).get(4)).isNotEmpty().isEqualTo(rows.get(1).get(4)))
			.satisfies((rows) -> assertThat(rows.get(3).get(4)).isEqualTo(rows.get(1).get(4)));
	}

	@Test
	void mergedRangesThatAreTooManyAreRefused() {
		StringBuilder merges = new StringBuilder();
		for (int i = 1; i <= Merges.MOST + 1; i++) {
			merges.append("<mergeCell ref=\"A%d:B%d\"/>".formatted(i, i));
		}
		byte[] file = Packed.workbook(ROWS + "<mergeCells>" + merges + "</mergeCells>").bytes();
		assertThat(refused(file)).isEqualTo(Fault.TOO_MANY_MERGES);
	}

	@Test
	void mergedRangesThatOverlapAreNotShownTwice() {
		byte[] file = Packed.workbook("""
				<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>\
				<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row></sheetData>\
				<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A1:B2"/><mergeCell ref="A2:B2"/></mergeCells>""")
			.bytes();
		assertThat(Packed.shown(file)).containsExactly(List.of("1", "2"), List.of("1", "4"));
	}

	@Test
	void struckAndRaisedTextIsMarked() {
		byte[] file = Packed.workbook("""
				<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
				<c r="C1" t="s"><v>2</v></c><c r="D1" s="1"><v>5</v></c><c r="E1" s="1" t="s"><v>3</v></c>\
				<c r="F1" t="inlineStr"><is><r><t>3</t></r><r><rPr><strike/></rPr><t>8</t></r></is></c>\
				<c r="G1" t="s"><v>4</v></c><c r="H1" s="1" t="str"><f>A1</f><v>8</v></c></row></sheetData>""")
			.part("xl/styles.xml",
					"""
							<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/>\
							<xf numFmtId="0" fontId="1"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>""")
			.strings("""
					<si><r><t>3</t></r><r><rPr><strike/></rPr><t>8</t></r></si>\
					<si><r><rPr><strike val="0"/></rPr><t>38</t></r></si>\
					<si><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r></si>\
					<si><r><rPr><b/></rPr><t>38</t></r></si>\
					<si><r><t>12m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>""")
			.bytes();
		assertThat(Packed.rows(file).get(0).cells()).extracting((cell) -> (cell != null) ? cell.kind() : null)
			.containsExactly(GridCell.Kind.STRUCK, GridCell.Kind.TEXT, GridCell.Kind.RAISED, GridCell.Kind.STRUCK,
					GridCell.Kind.TEXT, GridCell.Kind.STRUCK, GridCell.Kind.TEXT, GridCell.Kind.STRUCK);
		assertThat(Packed.shown(file).get(0)).first().isEqualTo("38");
	}

	@Test
	void digitsBehindRaisedOnesAreMarked() {
		byte[] file = Packed.workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>")
			.formats()
			.strings("<si><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r><r><t>23</t></r></si>")
			.bytes();
		assertThat(Packed.rows(file).get(0).cells()).containsExactly(new GridCell(GridCell.Kind.RAISED, "123"));
	}

	@Test
	void noughtsThatTheSheetDoesNotShowAreNotShown() {
		byte[] file = Packed.workbook("<sheetViews><sheetView showZeros=\"0\"/></sheetViews><sheetData><row r=\"1\">"
				+ "<c><v>0</v></c><c><f>A1</f><v>0</v></c><c><v>10</v></c><c t=\"str\"><v>0</v></c></row></sheetData>")
			.bytes();
		assertThat(Packed.shown(file)).containsExactly(List.of("", "", "10", "0"));
		assertThat(Packed.rows(file).get(0).cell(0)).isEqualTo(new GridCell(GridCell.Kind.NUMBER, "0", ""));
	}

	@Test
	void formatsAreShown() {
		byte[] file = Packed.workbook("""
				<sheetData><row r="1"><c r="A1" s="1"><v>123</v></c><c r="B1" s="2"><v>3</v></c>\
				<c r="C1" s="3"><v>39326</v></c><c r="D1" s="3" t="d"><v>2007-09-01T00:00:00</v></c>\
				<c r="E1" t="d"><v>2007-08-23T16:00:00Z</v></c></row></sheetData>""")
			.formats("000000", "0\"万元\"", "yyyy\"年\"m\"月\"")
			.bytes();
		assertThat(Packed.shown(file))
			.containsExactly(List.of("000123", "3万元", "2007年9月", "2007年9月", "2007-08-23T16:00:00Z"));
		assertThat(Packed.rows(file).get(0).cells()).extracting((cell) -> (cell != null) ? cell.text() : null)
			.containsExactly("123", "3", "2007-09-01", "2007-09-01", "2007-08-23T16:00:00Z");
	}

	@Test
	void formatsAreShownInTheCases() {
		assertThat(Packed.shown(Packed.file("xlsx-own-number-shown-with-leading-zeros.xlsx")).toString())
			.contains("000123");
		assertThat(Packed.shown(Packed.file("xlsx-month-typed-as-2007年9月-built-in-57.xlsx")).toString())
			.contains("2007年9月");
	}

	@Test
	void hiddenRowsColumnsAndSheetsAreTold() throws IOException {
		byte[] file = Packed.workbook("""
				<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/>\
				<col min="6" max="6" width="0.0"/><col min="7" max="7" width="0.5"/></cols><sheetData>\
				<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>\
				<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>\
				<row r="4" ht="0.0" customHeight="1"><c r="A4"><v>4</v></c></row>\
				<row r="5" ht="10.0"><c r="A5"><v>5</v></c></row></sheetData>""").bytes();
		assertThat(Packed.rows(file)).extracting(GridRow::hidden).containsExactly(false, true, true, true, false);
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT); GridRows rows = grid.open("表")) {
			assertThat(rows.hiddenColumns()).containsExactlyInAnyOrder(1, 2, 4, 5);
			assertThat(grid.isHidden("表")).isFalse();
			assertThat(grid.isText()).isFalse();
		}
		try (Grid grid = Grid.open(Content.of(Packed.file("xlsx-hidden-old-sheet-before-the-visible-one.xlsx")),
				Limits.DEFAULT)) {
			assertThat(grid.sheets()).extracting(grid::isHidden).containsExactly(true, false);
		}
	}

	@Test
	void columnsThatConditionsRestyleAreTold() throws IOException {
		byte[] file = Packed
			.workbook(
					ROWS + """
							<conditionalFormatting sqref="B2:B9 D2"><cfRule type="cellIs" dxfId="1"/></conditionalFormatting>\
							<conditionalFormatting sqref="A1:A9"><cfRule type="cellIs" dxfId="0"/></conditionalFormatting>\
							<conditionalFormatting sqref="F1:F9"><cfRule type="iconSet"><iconSet showValue="0"/></cfRule>\
							</conditionalFormatting><extLst><ext><x:conditionalFormattings xmlns:x="x" xmlns:m="m">\
							<x:conditionalFormatting><x:cfRule><x:dxf><font><strike/></font></x:dxf></x:cfRule><m:sqref>H2:I3</m:sqref>\
							</x:conditionalFormatting></x:conditionalFormattings></ext></extLst>""")
			.strings("<si><t>甲</t></si>")
			.part("xl/styles.xml",
					"""
							<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs><dxfs><dxf><font><color rgb="FFFF0000"/></font></dxf>\
							<dxf><numFmt numFmtId="200" formatCode=";;;"/></dxf></dxfs></styleSheet>""")
			.bytes();
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT); GridRows rows = grid.open("表")) {
			assertThat(rows.next()).isNotNull();
			assertThat(rows.next()).isNull();
			assertThat(rows.restyledColumns()).containsExactly(1, 3, 5, 7, 8);
		}
	}

	@Test
	void partsAreFoundWhateverTheyAreCalled() {
		List<List<String>> wanted = List.of(List.of("甲", "3"));
		assertThat(Packed.shown(simple().bytes())).isEqualTo(wanted);
		assertThat(Packed.shown(simple().renamed((name) -> name.toUpperCase(Locale.ROOT)).bytes())).isEqualTo(wanted);
		assertThat(Packed.shown(simple().renamed((name) -> name.replace('/', '\\')).bytes())).isEqualTo(wanted);
		assertThat(Packed.shown(simple().renamed((name) -> "/" + name).bytes())).isEqualTo(wanted);
		assertThat(Packed.shown(simple().renamed((name) -> name.replace("xl/", "内容/")).replaced("xl/", "/内容/").bytes()))
			.isEqualTo(wanted);
		assertThat(
				Packed.shown(simple().renamed((name) -> name.replace("sharedStrings", "texts").replace("styles", "x"))
					.replaced("sharedStrings.xml", "/xl/./a/../texts.xml")
					.replaced("styles.xml", "../xl/x.xml")
					.bytes()))
			.isEqualTo(wanted);
		assertThat(Packed.shown(simple().renamed((name) -> name.replace("sheet1", "sheet 1"))
			.replaced("sheet1.xml", "sheet%201.xml")
			.bytes())).isEqualTo(wanted);
		assertThat(Packed.shown(
				simple()
					.replaced("http://schemas.openxmlformats.org/officeDocument/2006/",
							"http://purl.oclc.org/ooxml/officeDocument/")
					.bytes()))
			.isEqualTo(wanted);
	}

	@Test
	void partsAreFoundInTheCases() {
		for (String name : List.of("xlsx-shared-strings-part-with-capital-S.xlsx",
				"xlsx-part-names-with-backslashes.xlsx")) {
			assertThat(Packed.shown(Packed.file(name)).toString()).as(name).contains("日期", "2007-08-20", "未发现问题");
		}
	}

	/**
	 * Programs that compute nothing write 0 as the result of each formula, and Excel
	 * computes them when it opens the file.
	 */
	@Test
	void formulasThatAreComputedWhenTheFileIsOpenedHaveNoResult() {
		Packed packed = Packed
			.workbook("<sheetData><row r=\"1\"><c r=\"A1\"><f>1+2</f><v>0</v></c><c r=\"B1\"><v>3</v></c>"
					+ "<c r=\"C1\" t=\"str\"><f>A1</f><v></v></c></row></sheetData>")
			.formats();
		assertThat(Packed.shown(packed.bytes())).containsExactly(List.of("0", "3", ""));
		byte[] file = packed.replaced("</workbook>", "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/></workbook>").bytes();
		GridCell uncomputed = new GridCell(GridCell.Kind.UNCOMPUTED, "");
		assertThat(Packed.rows(file).get(0).cells()).containsExactly(uncomputed,
				new GridCell(GridCell.Kind.NUMBER, "3"), uncomputed);
	}

	@Test
	void formulaOfATextWithoutAResultIsNotNothing() {
		byte[] file = Packed.workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1</f></c></row></sheetData>")
			.bytes();
		assertThat(Packed.rows(file).get(0).cells()).containsExactly(new GridCell(GridCell.Kind.UNCOMPUTED, ""));
	}

	@Test
	void flagsAreReadAsProgramsWriteThem() {
		byte[] file = Packed
			.workbook("<sheetData><row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>true</v></c>"
					+ "<c t=\"b\"><v>0</v></c><c t=\"b\"><v>FALSE</v></c></row></sheetData>")
			.bytes();
		assertThat(Packed.rows(file).get(0).cells()).extracting((cell) -> (cell != null) ? cell.text() : null)
			.containsExactly("true", "true", "false", "false");
		assertThat(Packed.shown(file)).containsExactly(List.of("TRUE", "TRUE", "FALSE", "FALSE"));
	}

	private static Fault refused(byte[] file) {
		return catchThrowableOfType(UnusableFileException.class, () -> Packed.rows(file)).fault();
	}

}
