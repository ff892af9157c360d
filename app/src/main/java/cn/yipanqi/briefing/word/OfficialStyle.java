package cn.yipanqi.briefing.word;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;

/**
 * The paragraph styles of an official document (GB/T 9704-2012), with their typefaces and
 * sizes in points.
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

	String chineseName() {
		return this.chineseName;
	}

	String face() {
		return this.face;
	}

	int points() {
		return this.points;
	}

	ParagraphAlignment align() {
		return this.align;
	}

	boolean indent() {
		return this.indent;
	}

	boolean table() {
		return this.table;
	}

	boolean heading() {
		return this.heading;
	}

	boolean breaks() {
		return this.breaks;
	}

	int after() {
		return this.after;
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
