package cn.yipanqi.briefing.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;

/**
 * An opened Word file with its paragraphs and tables counted: the reader and the writer
 * mean the same ones by their numbers. Files that could run code or fetch something are
 * refused.
 */
final class Paper implements AutoCloseable {

	private static final int MOST_BYTES = 8 * 1024 * 1024;

	private static final List<String> ACTIVE = List.of("vba", "activex", "oleobject", "macro", "afchunk");

	private final XWPFDocument document;

	private final List<XWPFParagraph> paragraphs = new ArrayList<>();

	private final List<XWPFTable> tables = new ArrayList<>();

	private Paper(XWPFDocument document) {
		this.document = document;
		for (IBodyElement element : document.getBodyElements()) {
			if (element instanceof XWPFParagraph paragraph) {
				this.paragraphs.add(paragraph);
			}
			else if (element instanceof XWPFTable table) {
				this.tables.add(table);
				for (XWPFTableRow row : table.getRows()) {
					for (XWPFTableCell cell : row.getTableCells()) {
						this.paragraphs.addAll(cell.getParagraphs());
					}
				}
			}
		}
	}

	static Paper open(byte[] file) throws UnusableWordFileException {
		if (file.length > MOST_BYTES) {
			throw new UnusableWordFileException("too-large");
		}
		XWPFDocument document;
		try {
			document = new XWPFDocument(new ByteArrayInputStream(file));
		}
		catch (IOException | RuntimeException ex) {
			throw new UnusableWordFileException("not-word", ex);
		}
		try {
			refuseActiveContent(document);
		}
		catch (OpenXML4JException ex) {
			throw new UnusableWordFileException("not-word", ex);
		}
		return new Paper(document);
	}

	private static void refuseActiveContent(XWPFDocument document)
			throws OpenXML4JException, UnusableWordFileException {
		String type = document.getPackagePart().getContentType();
		if (!type.equals(XWPFRelation.DOCUMENT.getContentType())
				&& !type.equals(XWPFRelation.TEMPLATE.getContentType())) {
			throw new UnusableWordFileException("active");
		}
		for (PackagePart part : document.getPackage().getParts()) {
			String kind = part.getContentType().toLowerCase(java.util.Locale.ROOT);
			if (ACTIVE.stream().anyMatch(kind::contains)) {
				throw new UnusableWordFileException("active");
			}
			if (!part.isRelationshipPart()) {
				for (PackageRelationship relation : part.getRelationships()) {
					boolean link = relation.getRelationshipType().equals(XWPFRelation.HYPERLINK.getRelation());
					if (relation.getTargetMode() == TargetMode.EXTERNAL && !link) {
						throw new UnusableWordFileException("external");
					}
				}
			}
		}
	}

	XWPFDocument document() {
		return this.document;
	}

	CTP paragraph(int number) {
		return this.paragraphs.get(number).getCTP();
	}

	int number(XWPFParagraph paragraph) {
		return this.paragraphs.indexOf(paragraph);
	}

	XWPFTable table(int number) {
		return this.tables.get(number);
	}

	int number(XWPFTable table) {
		return this.tables.indexOf(table);
	}

	XWPFParagraph whole(int number) {
		return this.paragraphs.get(number);
	}

	@Override
	public void close() throws IOException {
		this.document.close();
	}

}
