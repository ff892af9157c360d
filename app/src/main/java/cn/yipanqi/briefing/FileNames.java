package cn.yipanqi.briefing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Names of Word files.
 */
public final class FileNames {

	private static final int LONGEST = 60;

	private FileNames() {
	}

	/**
	 * A name that every file system takes: the title and the day.
	 */
	public static String of(String title, LocalDate day) {
		String plain = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+", " ").strip();
		String shortened = (plain.codePointCount(0, plain.length()) <= LONGEST) ? plain
				: plain.substring(0, plain.offsetByCodePoints(0, LONGEST));
		return shortened + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".docx";
	}

}
