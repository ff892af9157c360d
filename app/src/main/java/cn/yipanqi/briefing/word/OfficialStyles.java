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
		for (Style style : Style.values()) {
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

	private CTStyle style(Style style) {
		CTStyle made = CTStyle.Factory.newInstance();
		made.setType(STStyleType.PARAGRAPH);
		made.setStyleId(style.id());
		made.addNewName().setVal(this.chinese ? style.chineseName : style.id());
		made.addNewQFormat();
		if (style == Style.BODY) {
			made.setDefault(true);
		}
		else {
			made.addNewBasedOn().setVal(Style.BODY.id());
		}
		CTPPrGeneral form = made.addNewPPr();
		if (style.breaks) {
			form.addNewPageBreakBefore();
		}
		if (style.table) {
			form.addNewSnapToGrid().setVal(false);
		}
		CTSpacing spacing = form.addNewSpacing();
		spacing.setAfter(BigInteger.valueOf((long) style.after * TWIPS_PER_POINT));
		spacing.setLineRule(style.table ? STLineSpacingRule.AUTO : STLineSpacingRule.EXACT);
		spacing.setLine(BigInteger
			.valueOf(style.table ? 240 : (this.chinese ? Math.max(LINE, style.points * 27) : style.points * 22)));
		var indent = form.addNewInd();
		indent.setFirstLineChars(BigInteger.valueOf(style.indent ? 200 : 0));
		indent.setFirstLine(BigInteger.valueOf(style.indent ? 640 : 0));
		if (style == Style.SIGNATURE) {
			indent.setRightChars(BigInteger.valueOf(200));
			indent.setRight(BigInteger.valueOf(640));
		}
		form.addNewJc().setVal(STJc.Enum.forInt(style.align.getValue()));
		letters(made.addNewRPr(), style);
		return made;
	}

	private void letters(CTRPr letters, Style style) {
		CTFonts fonts = letters.addNewRFonts();
		String latin = "Times New Roman";
		fonts.setAscii(latin);
		fonts.setHAnsi(latin);
		fonts.setEastAsia(this.chinese ? style.face : latin);
		if (!this.chinese && style.heading) {
			letters.addNewB();
		}
		BigInteger size = BigInteger.valueOf((this.chinese || style.table) ? style.points * 2L : style.points * 3L / 2);
		letters.addNewSpacing().setVal(BigInteger.valueOf((this.chinese && style.points == 16) ? TIGHTER : 0));
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

	/**
	 * The styles.
	 */
	enum Style {

		/** Text. */
		BODY("正文", "仿宋_GB2312", 16, ParagraphAlignment.BOTH, true),
		/** Title of the document. */
		TITLE("公文标题", "方正小标宋简体", 22, ParagraphAlignment.CENTER, false),
		/** Whom it is addressed to. */
		ADDRESSEE("主送机关", "仿宋_GB2312", 16, ParagraphAlignment.LEFT, false),
		/** First level: 一、 */
		LEVEL_1("一级标题", "黑体", 16, ParagraphAlignment.BOTH, true),
		/** Second level: （一） */
		LEVEL_2("二级标题", "楷体_GB2312", 16, ParagraphAlignment.BOTH, true),
		/** Who signs, and when. */
		SIGNATURE("落款", "仿宋_GB2312", 16, ParagraphAlignment.RIGHT, false),
		/** Title of an annex, on a new page. */
		ANNEX("附件标题", "方正小标宋简体", 18, ParagraphAlignment.CENTER, false),
		/** Head of a table. */
		TABLE_HEAD("表头", "黑体", 10, ParagraphAlignment.CENTER, false),
		/** Name of a row. */
		TABLE_NAME("表内文字", "仿宋_GB2312", 10, ParagraphAlignment.LEFT, false),
		/** Number in a table. */
		TABLE_NUMBER("表内数字", "仿宋_GB2312", 10, ParagraphAlignment.RIGHT, false);

		private final String chineseName;

		private final String face;

		private final int points;

		private final ParagraphAlignment align;

		private final boolean indent;

		private final boolean table;

		private final boolean heading;

		private final boolean breaks;

		private final int after;

		Style(String chineseName, String face, int points, ParagraphAlignment align, boolean indent) {
			this.chineseName = chineseName;
			this.face = face;
			this.points = points;
			this.align = align;
			this.indent = indent;
			this.table = name().startsWith("TABLE");
			this.heading = name().matches("TITLE|LEVEL_.|ANNEX|TABLE_HEAD");
			this.breaks = name().equals("ANNEX");
			this.after = name().matches("TITLE|ANNEX") ? 28 : 0;
		}

		String id() {
			return switch (this) {
				case BODY -> "Body";
				case TITLE -> "DocumentTitle";
				case ADDRESSEE -> "Addressee";
				case LEVEL_1 -> "Level1";
				case LEVEL_2 -> "Level2";
				case SIGNATURE -> "Signature";
				case ANNEX -> "Annex";
				case TABLE_HEAD -> "TableHead";
				case TABLE_NAME -> "TableName";
				case TABLE_NUMBER -> "TableNumber";
			};
		}

		static Style marked(char mark) {
			return switch (mark) {
				case '#' -> TITLE;
				case '@' -> ADDRESSEE;
				case '>' -> SIGNATURE;
				default -> ANNEX;
			};
		}

		static Style numbered(String line) {
			if (line.matches("[一二三四五六七八九十]+、.{1,40}|\\d+\\. .{1,60}")) {
				return LEVEL_1;
			}
			return line.matches("[（(][一二三四五六七八九十]+[）)].{1,40}") ? LEVEL_2 : BODY;
		}

	}

}
