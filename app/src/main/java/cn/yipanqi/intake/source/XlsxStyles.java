package cn.yipanqi.intake.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/**
 * Reads the styles of a workbook's cells: their number formats, and whether their font is
 * struck through.
 */
final class XlsxStyles {

	private static final int MOST = 70_000;

	private final Map<Integer, String> codes = new HashMap<>();

	private final Map<Integer, CellFormat> formats = new HashMap<>();

	private final List<Boolean> fonts = new ArrayList<>();

	private final List<CellStyle> styles = new ArrayList<>();

	private String section = "";

	private XlsxStyles() {
	}

	static List<CellStyle> read(XmlPart xml) throws IOException, XMLStreamException {
		XlsxStyles styles = new XlsxStyles();
		try (xml) {
			while (xml.nextElement()) {
				styles.take(xml);
			}
		}
		return List.copyOf(styles.styles);
	}

	private void take(XmlPart xml) {
		switch (xml.name()) {
			case "fonts", "fills", "borders", "cellXfs", "cellStyles", "dxfs", "cellStyleXfs" ->
				this.section = xml.name();
			case "numFmt" -> {
				if (!this.section.equals("dxfs") && this.codes.size() < MOST) {
					this.codes.putIfAbsent(xml.number("numFmtId", -1), xml.attribute("formatCode", ""));
				}
			}
			case "font" -> {
				if (this.section.equals("fonts") && this.fonts.size() < MOST) {
					this.fonts.add(false);
				}
			}
			case "strike" -> {
				if (this.section.equals("fonts") && !this.fonts.isEmpty()) {
					this.fonts.set(this.fonts.size() - 1, !xml.isOff("val"));
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
