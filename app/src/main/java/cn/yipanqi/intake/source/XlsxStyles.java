package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamException;

/**
 * The styles of a workbook's cells: their number formats, and whether their font is
 * struck through.
 */
final class XlsxStyles {

	private static final int MOST = 70_000;

	private final Map<Integer, String> codes = new HashMap<>();

	private final Map<Integer, CellFormat> formats = new HashMap<>();

	private final List<Boolean> fonts = new ArrayList<>();

	private final List<CellStyle> styles = new ArrayList<>();

	private final Set<Integer> restyling = new HashSet<>();

	private int conditional = -1;

	private String section = "";

	private XlsxStyles() {
	}

	static XlsxStyles read(XmlPart xml) throws IOException, XMLStreamException {
		XlsxStyles styles = new XlsxStyles();
		try (xml) {
			while (xml.nextElement()) {
				styles.take(xml);
			}
		}
		return styles;
	}

	/**
	 * The styles of a workbook that has none.
	 */
	static XlsxStyles none() {
		return new XlsxStyles();
	}

	CellStyle style(int number) {
		return (number < this.styles.size()) ? this.styles.get(number) : CellStyle.DEFAULT;
	}

	/**
	 * The formats by conditions, from 0, that change more than colours: with a number
	 * format of their own, or struck through.
	 */
	Set<Integer> restyling() {
		return this.restyling;
	}

	private void take(XmlPart xml) {
		switch (xml.name()) {
			case "fonts", "fills", "borders", "cellXfs", "cellStyles", "dxfs", "cellStyleXfs" ->
				this.section = xml.name();
			case "numFmt" -> {
				if (this.section.equals("dxfs")) {
					this.restyling.add(this.conditional);
				}
				else if (this.codes.size() < MOST) {
					this.codes.putIfAbsent(xml.number("numFmtId", -1), xml.attribute("formatCode", ""));
				}
			}
			case "dxf" -> this.conditional++;
			case "font" -> {
				if (this.section.equals("fonts") && this.fonts.size() < MOST) {
					this.fonts.add(false);
				}
			}
			case "strike" -> {
				if (this.section.equals("fonts") && !this.fonts.isEmpty()) {
					this.fonts.set(this.fonts.size() - 1, !xml.isOff("val"));
				}
				else if (this.section.equals("dxfs") && !xml.isOff("val")) {
					this.restyling.add(this.conditional);
				}
			}
			case "xf" -> {
				if (this.section.equals("cellXfs") && this.styles.size() < MOST) {
					this.styles.add(style(xml.number("numFmtId", 0), xml.number("fontId", 0)));
				}
			}
			default -> {
			}
		}
	}

	private CellStyle style(int format, int font) {
		return new CellStyle(
				this.formats.computeIfAbsent(format, (number) -> CellFormat.of(number, this.codes.get(number))),
				font < this.fonts.size() && this.fonts.get(font));
	}

}
