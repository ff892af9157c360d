package cn.yipanqi.briefing.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.Source;
import cn.yipanqi.briefing.template.TemplateProblem;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/**
 * Reads the paragraphs and tables of a Word file. Word cuts a paragraph into runs
 * wherever the cursor has been; here it is one text again.
 */
public final class WordReader {

	private final Paper paper;

	private final Looks looks;

	private final List<TemplateProblem> problems = new ArrayList<>();

	private WordReader(Paper paper) {
		this.paper = paper;
		this.looks = new Looks(paper.document());
	}

	/**
	 * Reads a file.
	 * @throws UnusableWordFileException if it is no Word file, or one that could run code
	 */
	public static Source read(byte[] file) throws UnusableWordFileException {
		try (Paper paper = Paper.open(file)) {
			return new WordReader(paper).read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Source read() {
		List<Source.Block> blocks = new ArrayList<>();
		int paragraphs = 0;
		int tables = 0;
		for (IBodyElement element : this.paper.document().getBodyElements()) {
			if (element instanceof XWPFParagraph paragraph) {
				blocks.add(paragraph(paragraph, ++paragraphs, 0, 0, 0));
			}
			else if (element instanceof XWPFTable table) {
				blocks.add(table(table, ++tables));
			}
			else {
				this.problems.add(TemplateProblem.at(Place.of(paragraphs + 1, 0, 0, 0, ""), "", "content-control"));
			}
		}
		margins();
		return new Source(blocks, this.problems);
	}

	/**
	 * Tags in headers and footers would stay as they are: say so.
	 */
	private void margins() {
		List<String> texts = new ArrayList<>();
		this.paper.document().getHeaderList().stream().map(XWPFHeader::getText).forEach(texts::add);
		this.paper.document().getFooterList().stream().map(XWPFFooter::getText).forEach(texts::add);
		texts.stream()
			.filter((text) -> text.contains("{{"))
			.forEach((text) -> this.problems.add(TemplateProblem.at(Place.FILE, text.strip(), "tag-in-margin")));
	}

	private Source.Table table(XWPFTable table, int number) {
		List<List<List<Source.Paragraph>>> rows = new ArrayList<>();
		for (XWPFTableRow row : table.getRows()) {
			List<List<Source.Paragraph>> cells = new ArrayList<>();
			for (XWPFTableCell cell : row.getTableCells()) {
				List<Source.Paragraph> paragraphs = new ArrayList<>();
				for (XWPFParagraph paragraph : cell.getParagraphs()) {
					paragraphs
						.add(paragraph(paragraph, paragraphs.size() + 1, number, rows.size() + 1, cells.size() + 1));
				}
				if (!cell.getTables().isEmpty()) {
					this.problems.add(TemplateProblem.at(Place.of(1, number, rows.size() + 1, cells.size() + 1, ""), "",
							"nested-table"));
				}
				cells.add(paragraphs);
			}
			rows.add(cells);
		}
		return new Source.Table(this.paper.number(table), rows);
	}

	private Source.Paragraph paragraph(XWPFParagraph paragraph, int number, int table, int row, int cell) {
		StringBuilder text = new StringBuilder();
		List<Source.Origin> origins = new ArrayList<>();
		List<XWPFRun> runs = paragraph.getRuns();
		for (int run = 0; run < runs.size(); run++) {
			List<RunItems.Item> items = RunItems.of(runs.get(run).getCTR());
			for (int item = 0; item < items.size(); item++) {
				String piece = items.get(item).isText() ? items.get(item).text() : String.valueOf(Source.OBJECT);
				for (int i = 0; i < piece.length(); i++) {
					origins.add(new Source.Origin(run, item));
				}
				text.append(piece);
			}
		}
		return new Source.Paragraph(this.paper.number(paragraph), text.toString(), origins, this.looks.of(paragraph),
				Place.of(number, table, row, cell, text.toString()));
	}

}
