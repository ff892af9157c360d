package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/**
 * What a workbook says of itself: where its sheets are, which styles are those of days,
 * and from when it counts days.
 *
 * @param sheets names of the sheets, in order, with the parts that hold them
 * @param days whether the style of a number is that of a day
 * @param since1904 whether days are counted from 1904
 */
record XlsxBook(Map<String, String> sheets, List<Boolean> days, boolean since1904) {

	static final String WORKBOOK = "xl/workbook.xml";

	static final String STYLES = "xl/styles.xml";

	private static final int MOST_STYLES = 70_000;

	static XlsxBook read(XlsxParts parts) throws IOException, XMLStreamException {
		Map<String, String> targets = targets(parts);
		Map<String, String> sheets = new LinkedHashMap<>();
		boolean since1904 = false;
		try (XmlPart xml = parts.open(WORKBOOK)) {
			while (xml.nextElement()) {
				if (xml.is("workbookPr")) {
					since1904 = xml.flag("date1904");
				}
				else if (xml.is("sheet")) {
					String part = targets.get(xml.attribute("id", ""));
					if (part != null) {
						sheets.put(xml.attribute("name", ""), part);
					}
				}
			}
		}
		return new XlsxBook(sheets, parts.has(STYLES) ? days(parts) : List.of(), since1904);
	}

	private static Map<String, String> targets(XlsxParts parts) throws IOException, XMLStreamException {
		Map<String, String> targets = new HashMap<>();
		try (XmlPart xml = parts.open("xl/_rels/workbook.xml.rels")) {
			while (xml.nextElement()) {
				if (xml.is("Relationship") && xml.attribute("Type", "").endsWith("/worksheet")) {
					String target = xml.attribute("Target", "");
					targets.put(xml.attribute("Id", ""), target.startsWith("/") ? target.substring(1) : "xl/" + target);
				}
			}
		}
		return targets;
	}

	private static List<Boolean> days(XlsxParts parts) throws IOException, XMLStreamException {
		Map<Integer, String> formats = new HashMap<>();
		List<Boolean> days = new ArrayList<>();
		boolean within = false;
		try (XmlPart xml = parts.open(STYLES)) {
			while (xml.nextElement()) {
				switch (xml.name()) {
					case "numFmt" -> formats.put(xml.number("numFmtId", -1), xml.attribute("formatCode", ""));
					case "cellXfs" -> within = true;
					case "cellStyles", "dxfs", "cellStyleXfs" -> within = false;
					case "xf" -> {
						if (within && days.size() < MOST_STYLES) {
							int format = xml.number("numFmtId", 0);
							days.add(DayFormats.isDay(format, formats.get(format)));
						}
					}
					default -> {
					}
				}
			}
		}
		return List.copyOf(days);
	}

	boolean isDay(int style) {
		return style < this.days.size() && this.days.get(style);
	}

}
