package cn.yipanqi.briefing.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javax.xml.stream.XMLStreamException;

import cn.yipanqi.briefing.template.TemplateProblem;
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

	private static final List<String> ACTIVE = List.of("vba", "activex", "oleobject", "macro", "afchunk", "control",
			"subdocument", "attachedtoolbars");

	private final XWPFDocument document;

	private final List<XWPFParagraph> paragraphs = new ArrayList<>();

	private final List<XWPFTable> tables = new ArrayList<>();

	private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

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
		this.paragraphs.forEach((paragraph) -> this.numbers.put(paragraph, this.numbers.size()));
		int before = this.numbers.size();
		this.tables.forEach((table) -> this.numbers.put(table, this.numbers.size() - before));
	}

	static Paper open(byte[] file) throws UnusableWordFileException {
		FileCheck.check(file);
		try {
			XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
			refuseActiveContent(document);
			return new Paper(document);
		}
		catch (IOException | OpenXML4JException | RuntimeException ex) {
			throw new UnusableWordFileException("not-word", ex);
		}
	}

	private static void refuseActiveContent(XWPFDocument document)
			throws OpenXML4JException, UnusableWordFileException {
		String type = document.getPackagePart().getContentType();
		if (!type.equals(XWPFRelation.DOCUMENT.getContentType())
				&& !type.equals(XWPFRelation.TEMPLATE.getContentType())) {
			throw new UnusableWordFileException("active");
		}
		refuse(document.getPackage().getRelationships());
		for (PackagePart part : document.getPackage().getParts()) {
			if (isActive(part.getContentType())) {
				throw new UnusableWordFileException("active");
			}
			if (!part.isRelationshipPart()) {
				refuse(part.getRelationships());
			}
		}
	}

	private static void refuse(Iterable<PackageRelationship> relations) throws UnusableWordFileException {
		for (PackageRelationship relation : relations) {
			boolean link = relation.getRelationshipType().equals(XWPFRelation.HYPERLINK.getRelation());
			if (relation.getTargetMode() == TargetMode.EXTERNAL && !link) {
				throw new UnusableWordFileException("external");
			}
			if (isActive(relation.getRelationshipType())) {
				throw new UnusableWordFileException("active");
			}
		}
	}

	private static boolean isActive(String kind) {
		String last = kind.substring(kind.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
		return ACTIVE.stream().anyMatch(last::contains);
	}

	/**
	 * What the file holds that a briefing made from it could not keep.
	 */
	List<TemplateProblem> oddities() throws UnusableWordFileException {
		List<TemplateProblem> problems = new ArrayList<>();
		try {
			PackagePart main = this.document.getPackagePart();
			scan(main, new BodyScan(problems));
			for (PackagePart part : this.document.getPackage().getParts()) {
				if (isRead(part) && !part.getPartName().equals(main.getPartName())) {
					scan(part, new MarginScan(problems));
				}
			}
		}
		catch (IOException | OpenXML4JException | XMLStreamException ex) {
			throw new UnusableWordFileException("not-word", ex);
		}
		return problems;
	}

	/**
	 * Whether it is a part that people read: not the properties of the file, nor the
	 * building blocks that Word keeps for those who edit it.
	 */
	private static boolean isRead(PackagePart part) {
		String name = part.getPartName().getName();
		return part.getContentType().endsWith("xml") && !part.isRelationshipPart() && !name.startsWith("/docProps/")
				&& !name.contains("/glossary/");
	}

	private static void scan(PackagePart part, PartScan scan) throws IOException, XMLStreamException {
		try (InputStream stream = part.getInputStream()) {
			scan.scan(stream);
		}
	}

	XWPFDocument document() {
		return this.document;
	}

	CTP paragraph(int number) {
		return this.paragraphs.get(number).getCTP();
	}

	int number(XWPFParagraph paragraph) {
		return Objects.requireNonNull(this.numbers.get(paragraph));
	}

	XWPFTable table(int number) {
		return this.tables.get(number);
	}

	int number(XWPFTable table) {
		return Objects.requireNonNull(this.numbers.get(table));
	}

	XWPFParagraph whole(int number) {
		return this.paragraphs.get(number);
	}

	@Override
	public void close() throws IOException {
		this.document.close();
	}

}
