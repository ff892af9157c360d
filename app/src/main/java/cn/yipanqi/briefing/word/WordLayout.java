package cn.yipanqi.briefing.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * Lays out a plain text as an official document (GB/T 9704-2012): a start for a new
 * template, to be edited in Word or WPS from then on. Each line is a paragraph:
 * {@code # } begins the title, {@code @ } whom it is addressed to, {@code > } a
 * signature, {@code ! } an annex on a new page, {@code |} a row of a table; headings are
 * known by their numbers (一、 （一） or 1.). Within a line, {@code \n} begins another.
 */
public final class WordLayout {

	/**
	 * When it was laid out, for all that the file knows: the same text is the same file.
	 */
	private static final String WHENEVER = "1980-01-01T00:00:00Z";

	private static final String BREAK = "\\\\n";

	private final XWPFDocument document;

	private final OfficialStyles styles;

	private WordLayout(boolean chinese) {
		this.document = new XWPFDocument();
		this.styles = new OfficialStyles(this.document, chinese);
	}

	/**
	 * Lays out a text.
	 * @param chinese whether to use the typefaces and the grid of Chinese official
	 * documents
	 */
	public static byte[] layOut(String text, boolean chinese) {
		WordLayout layout = new WordLayout(chinese);
		layout.styles.define();
		layout.write(text.lines().toList());
		try (XWPFDocument document = layout.document; ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			PackageProperties properties = document.getPackage().getPackageProperties();
			properties.setCreatorProperty("Yipanqi");
			properties.setCreatedProperty(WHENEVER);
			document.write(bytes);
			return Zips.normalized(bytes.toByteArray());
		}
		catch (IOException | OpenXML4JException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	private void write(List<String> lines) {
		List<String> rows = new ArrayList<>();
		for (String line : lines) {
			if (line.startsWith("|")) {
				rows.add(line);
				continue;
			}
			table(rows);
			rows.clear();
			if (!line.isBlank()) {
				paragraph(line);
			}
		}
		table(rows);
	}

	private void paragraph(String line) {
		boolean marked = line.matches("[#@>!] .*");
		OfficialStyle style = marked ? OfficialStyle.marked(line.charAt(0)) : OfficialStyle.numbered(line);
		XWPFParagraph paragraph = this.document.createParagraph();
		paragraph.setStyle(style.id());
		String text = marked ? line.substring(2) : line;
		XWPFRun run = paragraph.createRun();
		String[] pieces = text.split(BREAK, -1);
		for (int i = 0; i < pieces.length; i++) {
			if (i > 0) {
				run = paragraph.createRun();
				run.addBreak();
			}
			run.setText(pieces[i]);
		}
	}

	private void table(List<String> lines) {
		if (lines.isEmpty()) {
			return;
		}
		List<List<String>> rows = lines.stream().map(WordLayout::cells).toList();
		XWPFTable table = this.document.createTable(rows.size(), rows.get(0).size());
		widths(table, rows.get(0).size());
		for (int i = 0; i < rows.size(); i++) {
			XWPFTableRow row = table.getRow(i);
			row.setRepeatHeader(i == 0);
			row.setCantSplitRow(true);
			for (int j = 0; j < rows.get(i).size(); j++) {
				XWPFTableCell cell = row.getCell(j);
				cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
				XWPFParagraph paragraph = cell.getParagraphs().get(0);
				paragraph.setStyle(((i == 0) ? OfficialStyle.TABLE_HEAD
						: ((j == 0) ? OfficialStyle.TABLE_NAME : OfficialStyle.TABLE_NUMBER))
					.id());
				paragraph.createRun().setText(rows.get(i).get(j));
			}
		}
	}

	/**
	 * The first column is half as wide again as the others.
	 */
	private static void widths(XWPFTable table, int columns) {
		long other = Math.round(OfficialStyles.TEXT_WIDTH / (columns + 0.5));
		table.setWidth(String.valueOf(OfficialStyles.TEXT_WIDTH));
		table.setCellMargins(40, 60, 40, 60);
		table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
		CTTblGrid grid = table.getCTTbl().addNewTblGrid();
		for (int i = 0; i < columns; i++) {
			grid.addNewGridCol().setW(BigInteger.valueOf((i == 0) ? Math.round(other * 1.5) : other));
		}
		table.getRows()
			.forEach((row) -> row.getTableCells()
				.forEach((cell) -> cell.setWidth(
						String.valueOf(row.getTableCells().indexOf(cell) == 0 ? Math.round(other * 1.5) : other))));
	}

	private static List<String> cells(String line) {
		String inner = line.strip().replaceAll("^\\||\\|$", "");
		return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
	}

}
