package cn.yipanqi.intake.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How a cell shows what it holds, as its number format has it. It is taken apart once and
 * then asked for each cell.
 */
final class CellFormat {

	/**
	 * What Chinese editions of Excel have built in and therefore write down nowhere, and
	 * in what currency.
	 */
	private static final Map<Integer, String> CHINESE = chinese();

	private static final int LONGEST = 255;

	private static final String CHINESE_HALF = "上午/下午";

	private static final Pattern CONDITION = Pattern.compile("([<>=]{1,2})\\s*(-?\\d{1,15}(?:\\.\\d{1,15})?)");

	private final String code;

	private final List<FormatSection> numbers = new ArrayList<>();

	private final @Nullable FormatSection texts;

	private final DateParts date;

	private final boolean isConditional;

	private final boolean isGeneral;

	/** How many decimals of a number above nought are kept; -1 if more is done to it. */
	private final int kept;

	private @Nullable DataFormatter others;

	private CellFormat(String code) {
		this.code = code;
		List<List<FormatToken>> sections = FormatToken.sections(code);
		this.date = DateParts.of(sections.get(0));
		sections.forEach((section) -> this.numbers.add(FormatSection.of(section)));
		FormatSection last = this.numbers.get(this.numbers.size() - 1);
		boolean isText = this.numbers.size() > 3 || last.holds("@");
		this.texts = isText ? last : null;
		if (isText && this.numbers.size() > 1) {
			this.numbers.remove(this.numbers.size() - 1);
		}
		this.isConditional = this.numbers.stream().anyMatch((section) -> section.condition() != null);
		FormatSection first = this.numbers.get(0);
		boolean isSimple = !this.isConditional && first.isPlain() && !first.isGeneral() && !first.isBracketed()
				&& !first.isScientific() && !this.date.isDate() && !this.date.time();
		this.kept = isSimple ? first.decimals() : -1;
		this.isGeneral = this.numbers.size() == 1 && this.numbers.get(0).isGeneral() && this.numbers.get(0).isPlain();
	}

	private static Map<Integer, String> chinese() {
		String month = "yyyy\"年\"m\"月\"";
		String monthDay = "m\"月\"d\"日\"";
		String money = "\"¥\"#,##0";
		String exact = "\"¥\"#,##0.00";
		return Map.ofEntries(Map.entry(5, money + ";\"¥\"\\-#,##0"), Map.entry(6, money + ";[Red]\"¥\"\\-#,##0"),
				Map.entry(7, exact + ";\"¥\"\\-#,##0.00"), Map.entry(8, exact + ";[Red]\"¥\"\\-#,##0.00"),
				Map.entry(42, "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ "),
				Map.entry(44, "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ "),
				Map.entry(27, month), Map.entry(36, month), Map.entry(50, month), Map.entry(52, month),
				Map.entry(57, month), Map.entry(28, monthDay), Map.entry(29, monthDay), Map.entry(51, monthDay),
				Map.entry(53, monthDay), Map.entry(54, monthDay), Map.entry(58, monthDay), Map.entry(30, "m-d-yy"),
				Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""), Map.entry(32, "h\"时\"mm\"分\""),
				Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""), Map.entry(34, "上午/下午h\"时\"mm\"分\""),
				Map.entry(35, "上午/下午h\"时\"mm\"分\"ss\"秒\""), Map.entry(55, "上午/下午h\"时\"mm\"分\""),
				Map.entry(56, "上午/下午h\"时\"mm\"分\"ss\"秒\""));
	}

	/**
	 * The format of a number.
	 * @param code what the file says about it; null or nothing if it is built in
	 */
	static CellFormat of(int number, @Nullable String code) {
		if (code != null && !code.isEmpty()) {
			return new CellFormat((code.length() > LONGEST) ? "General" : code);
		}
		String chinese = CHINESE.get(number);
		String built = (chinese != null || number < 0 || number > 0x31) ? chinese
				: BuiltinFormats.getBuiltinFormat(number);
		return new CellFormat((built == null || built.startsWith("reserved")) ? "General" : built);
	}

	/**
	 * A cell with a text.
	 */
	GridCell text(String text) {
		return new GridCell(GridCell.Kind.TEXT, text, (this.texts != null) ? this.texts.show(text) : text);
	}

	/**
	 * A cell with a number, which may be shown as a day.
	 */
	GridCell number(String number, boolean since1904) {
		if (!this.date.isDate()) {
			return new GridCell(GridCell.Kind.NUMBER, number, shown(number));
		}
		LocalDate day = Serials.day(number, since1904);
		return (day != null) ? day(day) : early(new BigDecimal(number));
	}

	/**
	 * What Excel shows as a day of the first weeks of 1900, or as no day at all. Mostly
	 * it is a number in a cell that has become one for days.
	 */
	private GridCell early(BigDecimal serial) {
		boolean isDay = serial.signum() >= 0 && serial.compareTo(Serials.FIRST_RIGHT) < 0;
		return isDay ? day(LocalDate.of(1899, 12, 31).plusDays(serial.longValue()))
				: new GridCell(GridCell.Kind.ERROR, "########");
	}

	/**
	 * A cell with a day.
	 */
	GridCell day(LocalDate day) {
		return (this.date.isDay() || !this.date.isDate()) ? new GridCell(GridCell.Kind.DAY, day.toString())
				: new GridCell(GridCell.Kind.MONTH, day.toString(), this.date.shown(day));
	}

	private String shown(String text) {
		if (this.isGeneral || isKept(text)) {
			return text;
		}
		BigDecimal number = new BigDecimal(text);
		FormatSection section = section(number);
		if (this.date.time() || section.isScientific()) {
			return other(number, text);
		}
		boolean isNegative = number.signum() < 0;
		if (number.signum() == 0 && section.isDash()) {
			return "0";
		}
		if (section.isPlain() && (isNegative || !section.isBracketed())) {
			return plain(section, number, isNegative && (isSigned(section) || section.saysMinus()));
		}
		String shown = section.show(number.abs());
		boolean isSigned = isNegative && isSigned(section) && section.rounded(number).signum() != 0;
		return (isSigned && !shown.isEmpty()) ? "-" + shown : shown;
	}

	/**
	 * Whether a number is shown as it is: most are, and this is known without computing.
	 */
	private boolean isKept(String text) {
		if (this.kept < 0 || text.charAt(0) == '-' || text.equals("0")) {
			return false;
		}
		int point = text.indexOf('.');
		return point < 0 || text.length() - point - 1 <= this.kept;
	}

	private static String plain(FormatSection section, BigDecimal number, boolean isSigned) {
		BigDecimal rounded = section.rounded(number.abs());
		if (rounded.signum() == 0) {
			return section.hidesZero() ? "" : "0";
		}
		return (isSigned ? "-" : "") + rounded.stripTrailingZeros().toPlainString();
	}

	/**
	 * Whether a number below nought gets its sign though the section does not show it.
	 */
	private boolean isSigned(FormatSection section) {
		return (this.isConditional || this.numbers.size() == 1) ? !section.isForNegatives()
				: section != this.numbers.get(1);
	}

	private FormatSection section(BigDecimal number) {
		if (!this.isConditional) {
			int index = (number.signum() > 0) ? 0 : (number.signum() < 0) ? 1 : 2;
			return this.numbers.get((index < this.numbers.size()) ? index : 0);
		}
		FormatSection chosen = null;
		for (FormatSection section : this.numbers) {
			String condition = section.condition();
			if (condition != null && meets(number, condition)) {
				return section;
			}
			boolean isFirst = chosen == null || number.signum() >= 0;
			chosen = (condition == null && isFirst) ? section : chosen;
		}
		return (chosen != null) ? chosen : this.numbers.get(this.numbers.size() - 1);
	}

	private static boolean meets(BigDecimal number, String condition) {
		Matcher matcher = CONDITION.matcher(condition);
		if (!matcher.matches()) {
			return false;
		}
		int compared = number.compareTo(new BigDecimal(matcher.group(2)));
		return switch (matcher.group(1)) {
			case ">" -> compared > 0;
			case ">=" -> compared >= 0;
			case "<" -> compared < 0;
			case "<=" -> compared <= 0;
			case "=" -> compared == 0;
			case "<>" -> compared != 0;
			default -> false;
		};
	}

	/**
	 * Times, fractions and powers of ten.
	 */
	private String other(BigDecimal number, String text) {
		try {
			if (this.date.time()) {
				return time(number).strip();
			}
			if (this.others == null) {
				this.others = new DataFormatter(Locale.US);
			}
			return this.others.formatRawCellContents(number.doubleValue(), -1, this.code).strip();
		}
		catch (RuntimeException ex) {
			return text;
		}
	}

	private String time(BigDecimal number) {
		BigDecimal shown = this.date.elapsed() ? number : number.remainder(BigDecimal.ONE);
		String written = org.apache.poi.ss.format.CellFormat
			.getInstance(Locale.US, this.code.replace(CHINESE_HALF, "AM/PM"))
			.apply(shown.doubleValue()).text;
		return this.code.contains(CHINESE_HALF) ? written.replace("AM", "上午").replace("PM", "下午") : written;
	}

}
