package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * What a workbook says of itself: where its sheets, styles and texts are, and from when
 * it counts days.
 *
 * @param sheets names of the sheets, in order, with the parts that hold them
 * @param hidden names of those that nobody sees
 * @param stylesPart the part with the styles; null if it has none
 * @param stringsPart the part with the texts; null if it has none
 * @param since1904 whether days are counted from 1904
 * @param isUncomputed whether its formulas are to be computed when it is opened, so that
 * the results that it holds are not those that people see
 */
record XlsxBook(Map<String, String> sheets, Set<String> hidden, @Nullable String stylesPart,
		@Nullable String stringsPart, XlsxStyles styles, boolean since1904, boolean isUncomputed) {

	static XlsxBook read(XlsxParts parts) throws IOException, XMLStreamException {
		String workbook = parts.workbook();
		List<Relation> relations = Relation.of(parts, workbook);
		Map<String, String> targets = new HashMap<>();
		relations.stream()
			.filter((relation) -> relation.type().equals("worksheet"))
			.forEach((relation) -> targets.put(relation.id(), relation.target()));
		Map<String, String> sheets = new LinkedHashMap<>();
		Set<String> hidden = new HashSet<>();
		boolean since1904 = false;
		boolean isUncomputed = false;
		try (XmlPart xml = parts.open(workbook)) {
			if (!xml.nextElement()) {
				throw new IOException("No workbook");
			}
			ForeignFile.checkMainPart(xml.name());
			while (xml.nextElement()) {
				if (xml.is("workbookPr")) {
					since1904 = xml.flag("date1904");
				}
				else if (xml.is("calcPr")) {
					isUncomputed = xml.flag("fullCalcOnLoad");
				}
				else if (xml.is("sheet")) {
					sheet(xml, targets, sheets, hidden);
				}
			}
		}
		String styles = part(parts, relations, workbook, "styles");
		return new XlsxBook(sheets, hidden, styles, part(parts, relations, workbook, "sharedStrings"),
				(styles != null) ? XlsxStyles.read(parts.open(styles)) : XlsxStyles.none(), since1904, isUncomputed);
	}

	private static void sheet(XmlPart xml, Map<String, String> targets, Map<String, String> sheets,
			Set<String> hidden) {
		String name = xml.attribute("name", "");
		String part = targets.get(xml.attribute("id", ""));
		if (part != null) {
			sheets.put(name, part);
			if (xml.attribute("state", "visible").toLowerCase(java.util.Locale.ROOT).endsWith("hidden")) {
				hidden.add(name);
			}
		}
	}

	/**
	 * The part of a type; where no relation names it, the one that is called so.
	 */
	private static @Nullable String part(XlsxParts parts, List<Relation> relations, String workbook, String type) {
		for (Relation relation : relations) {
			if (relation.type().equals(type) && parts.has(relation.target())) {
				return relation.target();
			}
		}
		String usual = Relation.resolved(workbook, type + ".xml");
		return parts.has(usual) ? usual : null;
	}

	CellStyle style(int number) {
		return this.styles.style(number);
	}

}
