package cn.yipanqi.briefing.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.TemplateProblem;

/**
 * Finds what the text of a file holds beyond paragraphs, runs and tables, and could not
 * be kept: each with its place.
 */
final class BodyScan extends PartScan {

	private static final Set<String> CHANGES = Set.of("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel",
			"rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange");

	private static final int LONGEST_EXCERPT = 40;

	private static final int LONGEST_BOX = 100_000;

	private final List<TemplateProblem> problems;

	private final List<TemplateProblem> waiting = new ArrayList<>();

	private final StringBuilder excerpt = new StringBuilder();

	private final StringBuilder box = new StringBuilder();

	private int paragraph;

	private int table;

	private int row;

	private int cell;

	private int inCell;

	/** Depth of the paragraph that is being read, 0 between paragraphs. */
	private int paragraphDepth;

	/** Depth of the run that is being read, 0 between runs. */
	private int runDepth;

	BodyScan(List<TemplateProblem> problems) {
		this.problems = problems;
	}

	@Override
	void problem(String code, Object... arguments) {
		this.waiting.add(TemplateProblem.at(Place.FILE, "", code, arguments));
		if (this.paragraphDepth == 0) {
			tell(place(1));
		}
	}

	private Place place(int further) {
		boolean table = isInTable();
		return Place.of(table ? this.inCell + further : this.paragraph + further, table ? this.table : 0,
				table ? this.row : 0, table ? this.cell : 0, this.excerpt.toString());
	}

	private boolean isInTable() {
		for (String name : path()) {
			if (name.equals("tbl")) {
				return true;
			}
		}
		return false;
	}

	private void tell(Place place) {
		this.waiting.forEach((waiting) -> this.problems
			.add(new TemplateProblem(place, waiting.tag(), waiting.code(), waiting.arguments())));
		this.waiting.clear();
	}

	@Override
	void begins(String name) {
		if (CHANGES.contains(name)) {
			problem("tracked-changes");
		}
		else if (name.startsWith("comment")) {
			problem("comment");
		}
		if (this.runDepth > 0) {
			return;
		}
		switch (name) {
			case "p" -> paragraph();
			case "tbl" -> table();
			case "tr" -> {
				this.row++;
				this.cell = 0;
			}
			case "tc" -> {
				this.cell++;
				this.inCell = 0;
			}
			case "sdt" -> problem("content-control");
			case "altChunk", "oMath", "customXml", "subDoc" -> problem("unsupported", name);
			case "r" -> run();
			default -> {
			}
		}
	}

	private void paragraph() {
		if (isIn("body")) {
			this.paragraph++;
			this.paragraphDepth = depth() + 1;
		}
		else if (isIn("tc")) {
			this.inCell++;
			this.paragraphDepth = depth() + 1;
		}
	}

	private void table() {
		if (isIn("body")) {
			this.table++;
			this.row = 0;
		}
		else if (isIn("tc")) {
			this.inCell = 0;
			problem("nested-table");
		}
	}

	/**
	 * Text is read where it stands in a paragraph directly, or in a link or field there.
	 */
	private void run() {
		this.runDepth = depth() + 1;
		String around = "";
		for (String name : path()) {
			if (name.equals("p")) {
				return;
			}
			boolean readable = name.equals("smartTag")
					|| (around.isEmpty() && (name.equals("hyperlink") || name.equals("fldSimple")));
			if (!readable && !CHANGES.contains(name) && !name.startsWith("sdt")) {
				problem("unsupported", name);
				return;
			}
			around = name;
		}
	}

	@Override
	void ends(String name) {
		int depth = depth() + 1;
		if (depth == this.runDepth) {
			this.runDepth = 0;
		}
		if (depth == this.paragraphDepth) {
			String tag = tag(this.box);
			if (tag != null) {
				this.waiting.add(TemplateProblem.at(Place.FILE, tag, "tag-in-box"));
			}
			this.paragraphDepth = 0;
			tell(place(0));
			this.excerpt.setLength(0);
			this.box.setLength(0);
		}
	}

	@Override
	void text(String text) {
		if (this.runDepth == 0 || depth() > this.runDepth + 1) {
			if (this.box.length() < LONGEST_BOX) {
				this.box.append(text);
			}
		}
		else if (this.excerpt.length() < LONGEST_EXCERPT) {
			this.excerpt.append(text);
		}
	}

}
