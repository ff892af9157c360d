package cn.yipanqi.intake.sheet;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them, in the measure of their column: exact decimals, counted
 * in the measure's base unit. A number without a unit is in that of the heading; where a
 * measure has several and the heading names none, it is refused. A number with a unit is
 * converted if the measure has that unit, and refused if not.
 */
final class Amounts {

	private static final Pattern NUMBER = Pattern.compile("([-+]?)(\\d[\\d,]*)((?:\\.\\d*)?)(\\D*)");

	private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

	private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+");

	/** Thousands that blanks part. */
	private static final Pattern SPACED = Pattern.compile("\\D*\\d{1,3}(?: \\d{3})+(?:\\.\\d*)?\\D*");

	private static final int LONGEST = 60;

	private static final String TEN_THOUSAND = "万";

	private final Map<String, BigDecimal> units = new LinkedHashMap<>();

	private final boolean money;

	private final int scale;

	/**
	 * @param measure what is counted, or null
	 */
	Amounts(@Nullable Measure measure) {
		this(measure, Integer.MAX_VALUE);
	}

	/**
	 * @param measure what is counted, or null
	 * @param scale how many decimals the ledger takes
	 */
	Amounts(@Nullable Measure measure, int scale) {
		this.scale = scale;
		this.money = measure != null && measure.name().equals("元");
		if (measure == null) {
			return;
		}
		name(measure.name(), BigDecimal.ONE);
		name(measure.nameEn(), BigDecimal.ONE);
		measure.displays().forEach((display) -> {
			name(display.name(), display.factor());
			name(display.nameEn(), display.factor());
			if (this.money && display.name().equals(TEN_THOUSAND + measure.name())) {
				name(TEN_THOUSAND, display.factor());
			}
		});
	}

	private void name(@Nullable String name, BigDecimal factor) {
		if (name != null) {
			this.units.putIfAbsent(Plain.key(name), factor);
		}
	}

	/**
	 * How many base units a unit is; null if the measure has no such unit.
	 */
	@Nullable BigDecimal factor(String unit) {
		return this.units.get(Plain.key(unit));
	}

	/**
	 * Whether a number must say its unit, because there are several.
	 */
	boolean needsUnit() {
		return this.units.values().stream().distinct().count() > 1;
	}

	/**
	 * Reads a cell.
	 * @param factor of the unit that the heading names; null if it names none
	 */
	Reading read(GridCell cell, @Nullable BigDecimal factor) {
		return switch (cell.kind()) {
			case NUMBER -> shown(cell, factor);
			case TEXT -> cell.shown().equals(cell.text()) ? text(cell.text(), factor, null)
					: text(cell.shown(), factor, null).formerly(text(cell.text(), factor, null).value());
			default -> Reading.refused(Fault.NUMBER_UNREADABLE, "");
		};
	}

	/**
	 * A number counts as people see it: a format may write a unit behind it. One that it
	 * rounds is neither what is seen nor what is there; with more decimals than the
	 * ledger takes, it is refused for these.
	 */
	private Reading shown(GridCell cell, @Nullable BigDecimal factor) {
		Reading full = converted(new BigDecimal(cell.text()), factor);
		if (cell.shown().equals(cell.text())) {
			return full;
		}
		if (DECIMAL.matcher(cell.shown()).matches()) {
			boolean same = new BigDecimal(cell.shown()).compareTo(new BigDecimal(cell.text())) == 0;
			boolean refused = full.value() == null || new BigDecimal(full.value()).scale() > this.scale;
			return (same || refused) ? full : Reading.refused(Fault.NUMBER_ROUNDED, cell.shown(), cell.text());
		}
		return text(cell.shown(), factor, new BigDecimal(cell.text())).formerly(full.value());
	}

	/**
	 * @param held the number that is written so by a format, which may move its point for
	 * a unit but change none of its digits; else null
	 */
	private Reading text(String written, @Nullable BigDecimal factor, @Nullable BigDecimal held) {
		if (written.length() > LONGEST) {
			return Reading.refused(Fault.NUMBER_UNREADABLE, "");
		}
		if (Plain.hasPartedDigits(written) && !SPACED.matcher(Plain.of(written)).matches()) {
			return Reading.refused(Fault.NUMBER_AMBIGUOUS, "");
		}
		String text = Plain.tight(written).replace('\u2212', '-');
		if (this.money && text.startsWith("¥")) {
			text = text.substring(1);
		}
		Matcher matcher = NUMBER.matcher(text);
		if (!matcher.matches()) {
			return Reading.refused(Fault.NUMBER_UNREADABLE, "");
		}
		String digits = matcher.group(2);
		if (digits.indexOf(',') >= 0 && !THOUSANDS.matcher(digits).matches()) {
			return Reading.refused(Fault.NUMBER_AMBIGUOUS, "");
		}
		String decimals = (matcher.group(3).length() > 1) ? matcher.group(3) : "";
		String sign = matcher.group(1).equals("-") ? "-" : "";
		BigDecimal number = new BigDecimal(sign + digits.replace(",", "") + decimals);
		String unit = matcher.group(4);
		BigDecimal own = unit.isEmpty() ? factor : factor(unit);
		if (own == null && !unit.isEmpty()) {
			return Reading.refused(Fault.MEASURE_FOREIGN, unit);
		}
		boolean hasUnit = !unit.isEmpty();
		if (held != null && !(hasUnit ? hasSameDigits(number, held) : number.compareTo(held) == 0)) {
			return Reading.refused(Fault.NUMBER_ROUNDED, written, held.toPlainString());
		}
		return converted(number, own);
	}

	private static boolean hasSameDigits(BigDecimal one, BigDecimal other) {
		return one.stripTrailingZeros().unscaledValue().equals(other.stripTrailingZeros().unscaledValue());
	}

	private Reading converted(BigDecimal number, @Nullable BigDecimal factor) {
		if (factor == null && needsUnit()) {
			return Reading.refused(Fault.MEASURE_UNSAID, String.join("、", this.units.keySet()));
		}
		BigDecimal base = (factor != null) ? number.multiply(factor) : number;
		return Reading.of((base.signum() == 0) ? "0" : base.stripTrailingZeros().toPlainString());
	}

}
