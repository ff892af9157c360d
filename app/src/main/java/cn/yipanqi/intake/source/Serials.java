package cn.yipanqi.intake.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Numbers and days as Excel keeps them.
 */
public final class Serials {

	private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

	private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

	private static final int FROM_1904 = 1462;

	/** The first that means the day that Excel shows. */
	static final BigDecimal FIRST_RIGHT = BigDecimal.valueOf(61);

	private static final int LAST = 2_958_465;

	private static final int LONGEST = 40;

	private static final int LARGEST = 30;

	private Serials() {
	}

	/**
	 * The number that the file's text means; null if it is none. Plain digits are what
	 * they are, and what is longer is rounded to the fifteen digits that Excel shows.
	 */
	static @Nullable String number(String raw) {
		String text = raw.strip();
		if (text.isEmpty() || text.length() > LONGEST) {
			return null;
		}
		try {
			BigDecimal number = new BigDecimal(text);
			if (number.signum() == 0) {
				return "0";
			}
			if (Math.abs((long) number.precision() - number.scale()) > LARGEST) {
				return null;
			}
			return number.round(SHOWN).stripTrailingZeros().toPlainString();
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * The day that a serial number means; null if it means none. Excel believes that 1900
	 * was a leap year, so that nothing before March 1900 is taken.
	 * @param since1904 whether the file counts from 1904, as those of old Macintoshes do
	 */
	public static @Nullable LocalDate day(String number, boolean since1904) {
		BigDecimal serial = new BigDecimal(number).setScale(0, RoundingMode.FLOOR);
		if (serial.precision() > 7) {
			return null;
		}
		int days = serial.intValueExact() + (since1904 ? FROM_1904 : 0);
		return (days >= FIRST_RIGHT.intValue() && days <= LAST) ? EPOCH.plusDays(days) : null;
	}

}
