package cn.yipanqi.briefing.word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import cn.yipanqi.briefing.template.Look;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHpsMeasure;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTOnOff;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;

/**
 * Finds how a paragraph looks: what it says itself, else what its style says, else the
 * style below that.
 */
final class Looks {

	private static final int DEEPEST = 12;

	private final XWPFDocument document;

	Looks(XWPFDocument document) {
		this.document = document;
	}

	Look of(XWPFParagraph paragraph) {
		List<XWPFStyle> styles = styles(paragraph.getStyleID());
		List<CTRPr> runs = runs(paragraph, styles);
		List<CTPPrBase> forms = forms(paragraph, styles);
		String align = first(forms, (form) -> form.isSetJc() ? form.getJc().getVal().toString() : null);
		Double points = first(runs, (run) -> (run.sizeOfSzArray() > 0) ? half(run.getSzArray(0)) : null);
		String face = first(runs, (run) -> (run.sizeOfRFontsArray() > 0) ? face(run.getRFontsArray(0)) : null);
		Boolean bold = first(runs, (run) -> (run.sizeOfBArray() > 0) ? isOn(run.getBArray(0)) : null);
		Boolean indent = first(forms, (form) -> (form.getInd() != null) ? isIndented(form.getInd()) : null);
		Boolean breaks = first(forms, (form) -> form.isSetPageBreakBefore() ? isOn(form.getPageBreakBefore()) : null);
		return new Look(Objects.requireNonNullElse(align, "left"), Objects.requireNonNullElse(points, 10.5), face,
				Boolean.TRUE.equals(bold), Boolean.TRUE.equals(indent), Boolean.TRUE.equals(breaks));
	}

	private static List<CTRPr> runs(XWPFParagraph paragraph, List<XWPFStyle> styles) {
		List<CTRPr> found = new ArrayList<>();
		paragraph.getRuns()
			.stream()
			.filter((run) -> !run.text().isBlank())
			.map(XWPFRun::getCTR)
			.filter((run) -> run.isSetRPr())
			.findFirst()
			.ifPresent((run) -> found.add(run.getRPr()));
		styles.stream()
			.map(XWPFStyle::getCTStyle)
			.filter((style) -> style.isSetRPr())
			.forEach((style) -> found.add(style.getRPr()));
		return found;
	}

	private static List<CTPPrBase> forms(XWPFParagraph paragraph, List<XWPFStyle> styles) {
		List<CTPPrBase> found = new ArrayList<>();
		if (paragraph.getCTP().isSetPPr()) {
			found.add(paragraph.getCTP().getPPr());
		}
		styles.stream()
			.map(XWPFStyle::getCTStyle)
			.filter((style) -> style.isSetPPr())
			.forEach((style) -> found.add(style.getPPr()));
		return found;
	}

	private List<XWPFStyle> styles(@Nullable String id) {
		List<XWPFStyle> styles = new ArrayList<>();
		XWPFStyle style = (this.document.getStyles() == null) ? null
				: this.document.getStyles().getStyle((id != null) ? id : "Normal");
		while (style != null && styles.size() < DEEPEST) {
			styles.add(style);
			style = (style.getBasisStyleID() != null) ? this.document.getStyles().getStyle(style.getBasisStyleID())
					: null;
		}
		return styles;
	}

	private static <S, T> @Nullable T first(List<S> places, Function<S, @Nullable T> reader) {
		for (S place : places) {
			T found = reader.apply(place);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static double half(CTHpsMeasure size) {
		return (size.getVal() instanceof BigInteger value) ? value.doubleValue() / 2 : 10.5;
	}

	private static @Nullable String face(CTFonts fonts) {
		return fonts.isSetEastAsia() ? fonts.getEastAsia() : null;
	}

	private static boolean isOn(CTOnOff flag) {
		return !flag.isSetVal() || !List.of("0", "false", "off").contains(String.valueOf(flag.getVal()));
	}

	private static boolean isIndented(CTInd indent) {
		return (indent.isSetFirstLineChars() && indent.getFirstLineChars().signum() > 0)
				|| (indent.isSetFirstLine() && !String.valueOf(indent.getFirstLine()).equals("0"));
	}

}
