package cn.yipanqi.organization;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people write them: 2007年8月24日, 2007/8/24, 2007-08-24, 2007.8.24. The year comes
 * first; anything else could be read in two ways and is not read.
 */
final class DayText {

	private static final Pattern DAY = Pattern
		.compile("([0-9]{4})\\s*(?:年\\s*([0-9]{1,2})\\s*月\\s*([0-9]{1,2})\\s*日|([-/.])([0-9]{1,2})\\4([0-9]{1,2}))");

	private static final Pattern WIDE = Pattern.compile("[０-９]");

	private DayText() {
	}

	/**
	 * The day, or empty if the text is none.
	 */
	static Optional<LocalDate> parse(String text) {
		String narrow = WIDE.matcher(text.strip())
			.replaceAll((digit) -> String.valueOf((char) (digit.group().charAt(0) - '０' + '0')))
			.replace('／', '/')
			.replace('－', '-')
			.replace('．', '.');
		Matcher matcher = DAY.matcher(narrow);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		int part = (matcher.group(2) != null) ? 2 : 5;
		try {
			return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(part)),
					Integer.parseInt(matcher.group(part + 1))));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
