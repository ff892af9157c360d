package cn.yipanqi.briefing.word;

import java.math.BigInteger;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * Page, grid and styles of Chinese official documents (GB/T 9704-2012): A4, margins 37,
 * 26, 35 and 28 mm, 22 lines of 28 characters, title in 22 points, text in 16 points,
 * first lines indented by two characters, page numbers between dashes.
 */
final class OfficialStyles {

	/**
	 * Width of the text: 156 mm, in twips.
	 */
	static final int TEXT_WIDTH = 8845;

	private static final int TWIPS_PER_POINT = 20;

	private static final int LINE = 579;

	/**
	 * In twentieths of a point: 28 characters of 16 points fill 156 mm at 15.79 points
	 * each. Said here and not by the grid, which LibreOffice reads otherwise than Word.
	 */
	private static final int TIGHTER = -4;

	private final XWPFDocument document;

	private final boolean chinese;

	OfficialStyles(XWPFDocument document, boolean chinese) {
		this.document = document;
		this.chinese = chinese;
	}

	void define() {
		page();
		XWPFStyles styles = this.document.createStyles();
		for (OfficialStyle style : OfficialStyle.values()) {
			styles.addStyle(new XWPFStyle(style(style)));
		}
		foot();
	}

	private void page() {
		CTSectPr section = this.document.getDocument().getBody().addNewSectPr();
		CTPageSz size = section.addNewPgSz();
		size.setW(twips(210));
		size.setH(twips(297));
		CTPageMar margins = section.addNewPgMar();
		margins.setTop(twips(37));
		margins.setRight(twips(26));
		margins.setBottom(twips(35));
		margins.setLeft(twips(28));
		margins.setHeader(twips(15));
		margins.setFooter(twips(25));
		margins.setGutter(BigInteger.ZERO);
		if (this.chinese) {
			CTDocGrid grid = section.addNewDocGrid();
			grid.setType(STDocGrid.LINES);
			grid.setLinePitch(BigInteger.valueOf(LINE));
		}
	}

	private static BigInteger twips(int millimetres) {
		return BigInteger.valueOf(Math.round(millimetres / 25.4 * 1440));
	}

	private CTStyle style(OfficialStyle style) {
		CTStyle made = CTStyle.Factory.newInstance();
		made.setType(STStyleType.PARAGRAPH);
		made.setStyleId(style.id());
		made.addNewName().setVal(this.chinese ? style.chineseName() : style.id());
		made.addNewQFormat();
		if (style == OfficialStyle.BODY) {
			made.setDefault(true);
		}
		else {
			made.addNewBasedOn().setVal(OfficialStyle.BODY.id());
		}
		CTPPrGeneral form = made.addNewPPr();
		if (style.breaks()) {
			form.addNewPageBreakBefore();
		}
		if (style.table()) {
			form.addNewSnapToGrid().setVal(false);
		}
		CTSpacing spacing = form.addNewSpacing();
		spacing.setAfter(BigInteger.valueOf((long) style.after() * TWIPS_PER_POINT));
		spacing.setLineRule(style.table() ? STLineSpacingRule.AUTO : STLineSpacingRule.EXACT);
		spacing.setLine(BigInteger
			.valueOf(style.table() ? 240 : (this.chinese ? Math.max(LINE, style.points() * 27) : style.points() * 22)));
		var indent = form.addNewInd();
		indent.setFirstLineChars(BigInteger.valueOf(style.indent() ? 200 : 0));
		indent.setFirstLine(BigInteger.valueOf(style.indent() ? 640 : 0));
		if (style == OfficialStyle.SIGNATURE) {
			indent.setRightChars(BigInteger.valueOf(200));
			indent.setRight(BigInteger.valueOf(640));
		}
		form.addNewJc().setVal(STJc.Enum.forInt(style.align().getValue()));
		letters(made.addNewRPr(), style);
		return made;
	}

	private void letters(CTRPr letters, OfficialStyle style) {
		CTFonts fonts = letters.addNewRFonts();
		String latin = "Times New Roman";
		fonts.setAscii(latin);
		fonts.setHAnsi(latin);
		fonts.setEastAsia(this.chinese ? style.face() : latin);
		if (!this.chinese && style.heading()) {
			letters.addNewB();
		}
		BigInteger size = BigInteger
			.valueOf((this.chinese || style.table()) ? style.points() * 2L : style.points() * 3L / 2);
		letters.addNewSpacing().setVal(BigInteger.valueOf((this.chinese && style.points() == 16) ? TIGHTER : 0));
		letters.addNewSz().setVal(size);
		letters.addNewSzCs().setVal(size);
	}

	/**
	 * Page numbers as the standard has them: right on odd pages, left on even ones.
	 */
	private void foot() {
		this.document.setEvenAndOddHeadings(true);
		foot(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
		foot(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
	}

	private void foot(HeaderFooterType pages, ParagraphAlignment side) {
		XWPFParagraph paragraph = this.document.createFooter(pages).createParagraph();
		paragraph.setAlignment(side);
		paragraph.setFirstLineIndent(0);
		number(paragraph.createRun(), "— ");
		for (STFldCharType.Enum part : new STFldCharType.Enum[] { STFldCharType.BEGIN, STFldCharType.SEPARATE,
				STFldCharType.END }) {
			XWPFRun run = paragraph.createRun();
			number(run, "");
			run.getCTR().addNewFldChar().setFldCharType(part);
			if (part == STFldCharType.BEGIN) {
				XWPFRun instruction = paragraph.createRun();
				instruction.getCTR().addNewInstrText().setStringValue(" PAGE ");
			}
			else if (part == STFldCharType.SEPARATE) {
				number(paragraph.createRun(), "1");
			}
		}
		number(paragraph.createRun(), " —");
	}

	private void number(XWPFRun run, String text) {
		run.setFontFamily(this.chinese ? "宋体" : "Times New Roman");
		run.setFontSize(14);
		if (!text.isEmpty()) {
			run.setText(text);
		}
	}

}
