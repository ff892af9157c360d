package cn.yipanqi.intake.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.common.FormatRun;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.jspecify.annotations.Nullable;

/**
 * The fonts, number formats and styles of an old workbook.
 */
final class XlsStyles {

	/** No font has this number: they are counted 0, 1, 2, 3, 5, 6. */
	private static final int LEFT_OUT = 4;

	private final List<FontRecord> fonts = new ArrayList<>();

	private final Map<Integer, String> codes = new HashMap<>();

	private final List<ExtendedFormatRecord> records = new ArrayList<>();

	private final Map<Integer, CellFormat> formats = new HashMap<>();

	private final Map<Integer, CellStyle> styles = new HashMap<>();

	void add(FontRecord font) {
		this.fonts.add(font);
	}

	void add(FormatRecord format) {
		this.codes.put(format.getIndexCode(), format.getFormatString());
	}

	void add(ExtendedFormatRecord style) {
		this.records.add(style);
	}

	private @Nullable FontRecord font(int number) {
		int index = (number > LEFT_OUT) ? number - 1 : number;
		return (index >= 0 && index < this.fonts.size()) ? this.fonts.get(index) : null;
	}

	CellStyle style(int number) {
		return this.styles.computeIfAbsent(number, (missing) -> {
			if (missing >= this.records.size()) {
				return CellStyle.DEFAULT;
			}
			ExtendedFormatRecord style = this.records.get(missing);
			FontRecord font = font(style.getFontIndex());
			return new CellStyle(
					this.formats.computeIfAbsent((int) style.getFormatIndex(),
							(format) -> CellFormat.of(format, this.codes.get(format))),
					font != null && font.isStruckout());
		});
	}

	/**
	 * How a text is written whose runs have fonts of their own.
	 */
	RichText.Look look(UnicodeString text) {
		int count = text.getFormatRunCount();
		if (count == 0) {
			return RichText.Look.PLAIN;
		}
		String all = text.getString();
		boolean struck = false;
		boolean raised = false;
		boolean raisedBefore = false;
		for (int i = 0; i < count; i++) {
			FormatRun run = text.getFormatRun(i);
			int from = Math.min(run.getCharacterPos(), all.length());
			int to = (i + 1 < count) ? Math.min(text.getFormatRun(i + 1).getCharacterPos(), all.length())
					: all.length();
			FontRecord font = font(run.getFontIndex());
			if (font != null && from < to && !all.substring(from, to).isBlank()) {
				struck |= font.isStruckout();
				boolean isRaised = font.getSuperSubScript() != FontRecord.SS_NONE;
				raised |= isRaised != raisedBefore && from > 0 && Character.isDigit(all.charAt(from))
						&& Character.isDigit(all.charAt(from - 1));
				raisedBefore = isRaised;
			}
		}
		int first = Math.min(text.getFormatRun(0).getCharacterPos(), all.length());
		return new RichText.Look(struck, raised, !all.substring(0, first).isBlank());
	}

}
