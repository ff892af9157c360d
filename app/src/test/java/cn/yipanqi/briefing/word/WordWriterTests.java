package cn.yipanqi.briefing.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import cn.yipanqi.briefing.Docx;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Composition.Cell;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.composition.Composition.Row;
import cn.yipanqi.briefing.template.Look;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written looks as the template does, and is the same bytes every time.
 */
class WordWriterTests {

	static final Instant MOMENT = Instant.parse("2007-09-27T01:00:00.123456Z");

	private static final String BIG_AND_RED = "<w:rPr><w:rFonts w:ascii=\"Arial\" w:eastAsia=\"黑体\"/><w:b/>"
			+ "<w:color w:val=\"FF0000\"/><w:sz w:val=\"44\"/></w:rPr>";

	@Test
	void wordsHaveTheFormOfTheRunTheyStandFor() throws IOException {
		byte[] template = Docx
			.body("<w:p><w:pPr><w:jc w:val=\"center\"/><w:ind w:firstLine=\"640\"/></w:pPr><w:r>" + BIG_AND_RED
					+ "<w:t>{{figure people}}</w:t></w:r>" + Docx.run("人次") + "</w:p>")
			.bytes();
		XWPFParagraph paragraph = open(template, paragraph(words(0, "19000"), words(1, "人次"))).getParagraphs().get(0);
		assertThat(paragraph.getText()).isEqualTo("19000人次");
		assertThat(paragraph.getAlignment()).isEqualTo(ParagraphAlignment.CENTER);
		assertThat(paragraph.getIndentationFirstLine()).isEqualTo(640);
		XWPFRun number = paragraph.getRuns().get(0);
		assertThat(number.getFontSizeAsDouble()).isEqualTo(22);
		assertThat(number.getColor()).isEqualTo("FF0000");
		assertThat(number.isBold()).isTrue();
		assertThat(number.getFontFamily(XWPFRun.FontCharRange.eastAsia)).isEqualTo("黑体");
		assertThat(paragraph.getRuns().get(1).isBold()).isFalse();
	}

	@Test
	void tableKeepsItsFormAndRowsAreRepeatedWithTheirs() throws IOException {
		String table = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>"
				+ "<w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"6000\"/></w:tblGrid>"
				+ "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr>"
				+ "<w:tr><w:tblPrEx><w:jc w:val=\"right\"/></w:tblPrEx><w:trPr><w:trHeight w:val=\"567\"/></w:trPr>"
				+ "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/><w:shd w:fill=\"EEEEEE\"/></w:tcPr><w:p><w:pPr>"
				+ "<w:jc w:val=\"right\"/></w:pPr>" + Docx.run("x") + "</w:p></w:tc><w:tc>" + Docx.paragraph("y")
				+ "</w:tc></w:tr></w:tbl>";
		List<Row> rows = new ArrayList<>(List.of(new Row(0, List.of(cell(0, "附表")))));
		IntStream.rangeClosed(1, 15)
			.forEach((i) -> rows.add(new Row(1, List.of(cell(1, "县" + i), new Cell(List.of())))));
		XWPFTable written = open(Docx.body(table).bytes(), new Composition(List.of(new Part(0, null, List.of(), rows))))
			.getTables()
			.get(0);
		assertThat(written.getRows()).hasSize(16);
		assertThat(written.getStyleID()).isEqualTo("Grid");
		assertThat(written.getCTTbl().getTblGrid().sizeOfGridColArray()).isEqualTo(2);
		assertThat(written.getRow(0).isRepeatHeader()).isTrue();
		assertThat(written.getRow(0).getCell(0).getCTTc().getTcPr().getGridSpan().getVal()).isEqualTo(2);
		for (int i = 1; i <= 15; i++) {
			assertThat(written.getRow(i).getCell(0).getText()).isEqualTo("县" + i);
			assertThat(written.getRow(i).getHeight()).isEqualTo(567);
			assertThat(written.getRow(i).getCell(0).getColor()).isEqualTo("EEEEEE");
			assertThat(written.getRow(i).getCell(0).getCTTc().getTcPr().isSetVMerge()).isTrue();
			assertThat(written.getRow(i).getCell(0).getParagraphs().get(0).getAlignment())
				.isEqualTo(ParagraphAlignment.RIGHT);
			assertThat(written.getRow(i).getCtRow().isSetTblPrEx()).isTrue();
			assertThat(written.getRow(i).getCell(1).getParagraphs()).hasSize(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "R&D <三聚氰胺> \"x\" 'y', R&D <三聚氰胺> \"x\" 'y'", "𠮷野家 😀 𪚥, 𠮷野家 😀 𪚥",
			"a\u0001b\u000Bc\u0000d\uFFFEe, abcde", "半个\uD842字, 半个字", "制\t表, 制 表", "]]>&amp;, ]]>&amp;" })
	void anyTextIsWritten(String text, String printed) throws IOException {
		XWPFDocument document = open(Docx.of("{{text city}}").bytes(), paragraph(words(0, text)));
		assertThat(document.getParagraphs().get(0).getText()).isEqualTo(printed);
	}

	@Test
	void lineBreakOfATextIsABreak() throws IOException {
		XWPFRun run = open(Docx.of("x").bytes(), paragraph(words(0, "一\n二"))).getParagraphs().get(0).getRuns().get(0);
		assertThat(run.getCTR().sizeOfBrArray()).isEqualTo(1);
		assertThat(run.text()).isEqualTo("一\n二");
	}

	@Test
	void linksOfTheTemplateStayAndNumbersGetTheirOwn() throws Exception {
		byte[] template = Docx
			.body("<w:p><w:hyperlink r:id=\"rId1\">" + Docx.run("网站") + "</w:hyperlink>" + Docx.run("{{x}}") + "</w:p>")
			.external("hyperlink", "https://example.cn/")
			.bytes();
		byte[] file = write(template,
				new Composition(List.of(new Part(0, Look.PLAIN,
						List.of(words(0, "网站"), new Piece(1, -1, "7", null, "/records/1"),
								new Piece(1, -1, "7", null, "/records/1")),
						List.of()))),
				(piece) -> Optional.ofNullable(piece.path()).map((path) -> "https://yipanqi.example.cn" + path));
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
			List<String> targets = document.getParagraphs()
				.get(0)
				.getRuns()
				.stream()
				.map((run) -> ((XWPFHyperlinkRun) run).getHyperlink(document).getURL())
				.toList();
			assertThat(targets).containsExactly("https://example.cn/", "https://yipanqi.example.cn/records/1",
					"https://yipanqi.example.cn/records/1");
			assertThat(document.getPackagePart().getRelationships()).hasSize(2);
		}
	}

	@Test
	void thingsThatAreNoTextAreCopied() throws IOException {
		String body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br w:type=\"page\"/></w:r></w:p>";
		XWPFParagraph paragraph = open(Docx.body(body).bytes(),
				paragraph(words(0, "丙"), thing(0, 1), words(0, "丁"), thing(0, 3)))
			.getParagraphs()
			.get(0);
		assertThat(paragraph.getCTP().xmlText()).containsSubsequence("丙", "w:tab/", "丁", "w:br w:type=\"page\"");
	}

	@Test
	void partsOfTheTemplateThatAreNotTheTextStay() throws IOException {
		byte[] template = Docx.body(Docx.paragraph("x")
				+ "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr></w:pPr></w:p>")
			.part("header1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", "header",
					"<w:hdr NAMESPACES>" + Docx.paragraph("机密") + "</w:hdr>")
			.bytes();
		XWPFDocument document = open(template,
				new Composition(List.of(part(words(0, "甲")), new Part(1, Look.PLAIN, List.of(), List.of()))));
		assertThat(document.getHeaderList()).hasSize(1);
		assertThat(document.getParagraphs().get(1).getCTP().getPPr().getSectPr().getPgSz().getW().toString())
			.isEqualTo("16838");
	}

	@Test
	void templateOfWordBecomesADocument() throws IOException {
		byte[] template = Docx.of("x")
			.mainType("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
			.bytes();
		assertThat(open(template, paragraph(words(0, "甲"))).getPackagePart().getContentType())
			.isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
	}

	@ParameterizedTest
	@CsvSource({ "UTC, zh", "Asia/Shanghai, ar", "America/St_Johns, tr" })
	void sameWordsAreTheSameBytesInAnyProcess(String zone, String language) throws IOException, InterruptedException {
		byte[] first = sample();
		assertThat(sample()).isEqualTo(first);
		Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Duser.timezone=" + zone,
				"-Duser.language=" + language, "-cp", System.getProperty("java.class.path"),
				WordWriterTests.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		byte[] second = process.getInputStream().readAllBytes();
		assertThat(process.waitFor()).isZero();
		assertThat(second).isEqualTo(first);
	}

	/**
	 * Writes the sample to the standard output: in a process of its own.
	 */
	public static void main(String[] args) throws IOException {
		System.out.write(sample());
		System.out.flush();
	}

	private static byte[] sample() throws IOException {
		byte[] template = WordLayout.layOut("# 题目\n@ 各位领导：\n正文\n| 地区 | 户 |\n| 甲 | 1 |\n", true);
		List<Piece> links = IntStream.range(0, 40)
			.mapToObj((i) -> new Piece(0, -1, String.valueOf(i), null, "/records/" + i * 7919))
			.toList();
		Composition composition = new Composition(
				List.of(part(words(0, "题目")), new Part(2, Look.PLAIN, links, List.of()),
						new Part(0, null, List.of(), List.of(new Row(1, List.of(cell(3, "甲"), cell(4, "1")))))));
		return write(template, composition,
				(piece) -> Optional.ofNullable(piece.path()).map((path) -> "https://example.cn" + path));
	}

	private static Piece words(int run, String text) {
		return new Piece(run, -1, text, null, null);
	}

	private static Piece thing(int run, int item) {
		return new Piece(run, item, "", null, null);
	}

	private static Part part(Piece... pieces) {
		return new Part(0, Look.PLAIN, List.of(pieces), List.of());
	}

	private static Composition paragraph(Piece... pieces) {
		return new Composition(List.of(part(pieces)));
	}

	private static Cell cell(int source, String text) {
		List<Piece> pieces = (source == 0) ? List.of() : List.of(words(0, text));
		return new Cell(List.of(new Part(source, Look.PLAIN, pieces, List.of())));
	}

	private static XWPFDocument open(byte[] template, Composition composition) throws IOException {
		return new XWPFDocument(new ByteArrayInputStream(write(template, composition, (piece) -> Optional.empty())));
	}

	private static byte[] write(byte[] template, Composition composition, Function<Piece, Optional<String>> links) {
		try {
			return WordWriter.write(template, composition, "题目\u0001", MOMENT, links, null);
		}
		catch (UnusableWordFileException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
