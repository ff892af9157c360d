package cn.yipanqi.briefing.word;

import java.math.BigInteger;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * The styles of Chinese official documents (GB/T 9704-2012).
 */
enum OfficialStyle {

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

	private static final int TWIPS_PER_POINT = 20;

	/**
	 * Height of a line of text, in twips: 22 lines fill 225 mm.
	 */
	static final int LINE = 579;

	/**
	 * In twentieths of a point: 28 characters of 16 points fill 156 mm at 15.79 points
	 * each. Said here and not by the grid, which LibreOffice reads otherwise than Word.
	 */
	private static final int TIGHTER = -4;

	private final String chineseName;

	private final String face;

	private final int points;

	private final ParagraphAlignment align;

	private final boolean indent;

	private final boolean table;

	private final boolean heading;

	private final boolean breaks;

	private final int after;

	OfficialStyle(String chineseName, String face, int points, ParagraphAlignment align, boolean indent) {
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

	/**
	 * The style as a Word file has it.
	 * @param chinese whether to use the typefaces of Chinese official documents
	 */
	CTStyle make(boolean chinese) {
		CTStyle made = CTStyle.Factory.newInstance();
		made.setType(STStyleType.PARAGRAPH);
		made.setStyleId(id());
		made.addNewName().setVal(chinese ? this.chineseName : id());
		made.addNewQFormat();
		if (this == BODY) {
			made.setDefault(true);
		}
		else {
			made.addNewBasedOn().setVal(BODY.id());
		}
		CTPPrGeneral form = made.addNewPPr();
		if (this.breaks) {
			form.addNewPageBreakBefore();
		}
		if (this.table) {
			form.addNewSnapToGrid().setVal(false);
		}
		CTSpacing spacing = form.addNewSpacing();
		spacing.setAfter(BigInteger.valueOf((long) this.after * TWIPS_PER_POINT));
		spacing.setLineRule(this.table ? STLineSpacingRule.AUTO : STLineSpacingRule.EXACT);
		spacing.setLine(
				BigInteger.valueOf(this.table ? 240 : (chinese ? Math.max(LINE, this.points * 27) : this.points * 22)));
		var indent = form.addNewInd();
		indent.setFirstLineChars(BigInteger.valueOf(this.indent ? 200 : 0));
		indent.setFirstLine(BigInteger.valueOf(this.indent ? 640 : 0));
		if (this == SIGNATURE) {
			indent.setRightChars(BigInteger.valueOf(200));
			indent.setRight(BigInteger.valueOf(640));
		}
		form.addNewJc().setVal(STJc.Enum.forInt(this.align.getValue()));
		letters(made.addNewRPr(), chinese);
		return made;
	}

	private void letters(CTRPr letters, boolean chinese) {
		CTFonts fonts = letters.addNewRFonts();
		String latin = "Times New Roman";
		fonts.setAscii(latin);
		fonts.setHAnsi(latin);
		fonts.setEastAsia(chinese ? this.face : latin);
		if (!chinese && this.heading) {
			letters.addNewB();
		}
		BigInteger size = BigInteger.valueOf((chinese || this.table) ? this.points * 2L : this.points * 3L / 2);
		letters.addNewSpacing().setVal(BigInteger.valueOf((chinese && this.points == 16) ? TIGHTER : 0));
		letters.addNewSz().setVal(size);
		letters.addNewSzCs().setVal(size);
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

	static OfficialStyle marked(char mark) {
		return switch (mark) {
			case '#' -> TITLE;
			case '@' -> ADDRESSEE;
			case '>' -> SIGNATURE;
			default -> ANNEX;
		};
	}

	static OfficialStyle numbered(String line) {
		if (line.matches("[一二三四五六七八九十]+、.{1,40}|\\d+\\. .{1,60}")) {
			return LEVEL_1;
		}
		return line.matches("[（(][一二三四五六七八九十]+[）)].{1,40}") ? LEVEL_2 : BODY;
	}

}
