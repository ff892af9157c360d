package cn.yipanqi.intake.source;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The columns of a sheet with cells that look otherwise than their styles have it
 * wherever a condition is met: with another number format, with an icon or a bar instead
 * of a number, or struck through. Whether it is met, only Excel knows.
 */
final class RestyledColumns {

	private static final int LONGEST = 8_192;

	private final Set<Integer> columns = new TreeSet<>();

	private final Set<Integer> restyling;

	private final int most;

	private final StringBuilder written = new StringBuilder();

	private String ranges = "";

	private boolean inside;

	private boolean inRanges;

	private boolean restyles;

	/**
	 * @param restyling numbers of the formats that change more than colours
	 * @param most how many columns there may be
	 */
	RestyledColumns(Set<Integer> restyling, int most) {
		this.restyling = restyling;
		this.most = most;
	}

	/**
	 * Reads what stands behind the rows.
	 */
	void read(XmlPart xml) throws XMLStreamException {
		for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
			if (event == XMLStreamConstants.START_ELEMENT) {
				begin(xml);
			}
			else if (event == XMLStreamConstants.END_ELEMENT) {
				end(xml.name());
			}
			else if (this.inRanges) {
				xml.text(this.written, LONGEST);
			}
		}
	}

	private void begin(XmlPart xml) {
		switch (xml.name()) {
			case "conditionalFormatting" -> {
				this.inside = true;
				this.restyles = false;
				this.ranges = xml.attribute("sqref", "");
			}
			case "cfRule" -> this.restyles |= this.restyling.contains(xml.number("dxfId", Integer.MAX_VALUE));
			case "iconSet", "dataBar" -> this.restyles |= xml.isOff("showValue");
			case "numFmt" -> this.restyles = true;
			case "strike" -> this.restyles |= !xml.isOff("val");
			case "sqref" -> {
				this.inRanges = this.inside;
				this.written.setLength(0);
			}
			default -> {
			}
		}
	}

	private void end(String name) {
		if (name.equals("sqref") && this.inRanges) {
			this.inRanges = false;
			this.ranges = this.written.toString();
		}
		else if (name.equals("conditionalFormatting")) {
			this.inside = false;
			if (this.restyles) {
				add();
			}
		}
	}

	private void add() {
		for (String reference : this.ranges.strip().split("\\s+", -1)) {
			MergedRange range = MergedRange.of(reference.contains(":") ? reference : reference + ":" + reference);
			if (range != null) {
				IntStream.range(range.firstColumn(), Math.min(range.lastColumn() + 1, this.most))
					.forEach(this.columns::add);
			}
		}
	}

	/**
	 * The columns, from 0.
	 */
	Set<Integer> columns() {
		return this.columns;
	}

}
