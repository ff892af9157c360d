package cn.yipanqi.briefing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.composition.Composer;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Setting;
import cn.yipanqi.briefing.word.UnusableWordFileException;
import cn.yipanqi.briefing.word.WordReader;
import cn.yipanqi.figures.FigureAddress;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The report of the made-up city as a Word file.
 */
@BriefingCityTest
class BriefingDocumentTests {

	private static final Path TEMPLATE = Path.of("../packs/product-food-safety-2007/briefings/progress-report.docx");

	private static final LocalDate DAY = LocalDate.of(2007, 9, 27);

	private static final Pattern GAPS = Pattern.compile(
			"\\{\\{|}}|(?<![A-Za-z])[xX]{1,4}(?![A-Za-z])|（\\s*）|《\\s*》|共户|为，|" + "，\\s*，|。\\s*。|，\\s*。|；\\s*。|、\\s*。");

	@Autowired
	private Briefings briefings;

	@Autowired
	private Composer composer;

	@Autowired
	private FigureAddress addresses;

	@TempDir
	private Path folder;

	@Test
	void everyNumberLinksToItsFigureAtTheConfiguredAddress() throws Exception {
		Briefing issued = this.briefings.issue("progress_report", "2399", DAY, "office", Scope.EVERYTHING);
		try (XWPFDocument document = open(this.briefings.document(issued))) {
			List<String> links = paragraphs(document).stream()
				.flatMap((paragraph) -> paragraph.getRuns().stream())
				.filter(XWPFHyperlinkRun.class::isInstance)
				.map((run) -> run.text() + " " + ((XWPFHyperlinkRun) run).getHyperlink(document).getURL())
				.filter((link) -> link.contains("/figures/"))
				.toList();
			List<String> figures = issued.composition()
				.pieces()
				.filter((piece) -> piece.figure() != null)
				.map((piece) -> piece.text() + " https://yipanqi.example.cn"
						+ this.addresses.of(piece.figure().query()))
				.toList();
			assertThat(figures).hasSizeGreaterThan(200);
			assertThat(links).containsAll(figures);
			assertThat(links).allMatch((link) -> link.contains("asOf=2007-09-27T"));
		}
	}

	@Test
	void formOfTheTemplateIsKept() throws Exception {
		Briefings.Draft draft = this.briefings.draft("progress_report", "2399", DAY, Scope.EVERYTHING);
		try (XWPFDocument template = open(Files.readAllBytes(TEMPLATE));
				XWPFDocument document = open(this.briefings.document(draft))) {
			assertThat(document.getParagraphs().get(0).getStyle()).isEqualTo("DocumentTitle");
			assertThat(document.getTables()).hasSize(1);
			assertThat(document.getTables().get(0).getRows()).hasSize(17);
			assertThat(document.getTables().get(0).getCTTbl().getTblGrid().xmlText())
				.isEqualTo(template.getTables().get(0).getCTTbl().getTblGrid().xmlText());
			assertThat(document.getDocument().getBody().getSectPr().xmlText())
				.isEqualTo(template.getDocument().getBody().getSectPr().xmlText());
			assertThat(document.getFooterList()).hasSameSizeAs(template.getFooterList());
			assertThat(document.getPackage().getPackageProperties().getTitleProperty())
				.contains("云江市产品质量和食品安全专项整治行动进展情况汇报");
		}
	}

	@Test
	@EnabledIf("cn.yipanqi.briefing.LibreOffice#isThere")
	void documentIsPrintedWithoutGaps() throws Exception {
		Briefings.Draft draft = this.briefings.draft("progress_report", "2399", DAY, Scope.EVERYTHING);
		String text = new LibreOffice(this.folder).printed(this.briefings.document(draft));
		String joined = text.replaceAll("\\s*\\n\\s*", "").replace("\f", "");
		assertThat(GAPS.matcher(joined).results().map((gap) -> gap.group())).isEmpty();
		assertThat(joined.replaceAll("\\s+", "")).contains("附件：各县（市、区）专项整治行动主要情况", "长岗县", "云江市专项整治办公室");
	}

	@Test
	@EnabledIf("cn.yipanqi.briefing.LibreOffice#isThere")
	void templateThatAnotherProgramSavedSaysTheSame() throws Exception {
		byte[] template = Files.readAllBytes(TEMPLATE);
		LibreOffice office = new LibreOffice(this.folder);
		byte[] resaved = office.convert(template, "docx", "docx");
		byte[] through = office.convert(office.convert(template, "docx", "odt"), "odt", "docx");
		String text = compose(template).text();
		assertThat(compose(resaved).text()).isEqualTo(text);
		assertThat(compose(through).text()).isEqualTo(text);
	}

	private Composition compose(byte[] template) throws UnusableWordFileException {
		return this.composer.compose(this.composer.template(WordReader.read(template)),
				new Setting("2399", DAY, null, Locale.CHINA));
	}

	private static XWPFDocument open(byte[] file) throws IOException {
		return new XWPFDocument(new ByteArrayInputStream(file));
	}

	private static List<XWPFParagraph> paragraphs(XWPFDocument document) {
		return java.util.stream.Stream
			.concat(document.getParagraphs().stream(),
					document.getTables()
						.stream()
						.flatMap((table) -> table.getRows().stream())
						.flatMap((row) -> row.getTableCells().stream())
						.flatMap((cell) -> cell.getParagraphs().stream()))
			.toList();
	}

}
