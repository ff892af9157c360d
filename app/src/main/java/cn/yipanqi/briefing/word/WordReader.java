package cn.yipanqi.briefing.word;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.Source;
import org.apache.poi.xwpf.usermodel.IBodyElement;
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
		catch (IOException | RuntimeException ex) {
			throw new UnusableWordFileException("not-word", ex);
		}
	}

	private Source read() throws UnusableWordFileException {
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
		}
		return new Source(blocks, this.paper.oddities());
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
				origins.addAll(Collections.nCopies(piece.length(), new Source.Origin(run, item)));
				text.append(piece);
			}
		}
		boolean section = paragraph.getCTP().isSetPPr() && paragraph.getCTP().getPPr().isSetSectPr();
		return new Source.Paragraph(this.paper.number(paragraph), text.toString(), origins, this.looks.of(paragraph),
				section, Place.of(number, table, row, cell, text.toString()));
	}

}
