package cn.yipanqi.briefing;

import java.nio.charset.Charset;
import java.nio.file.Path;
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
	 * A file in a folder: with the title, or with a plain word where this machine can
	 * name no file so.
	 */
	public static Path in(Path folder, String title, String otherwise, LocalDate day) {
		return folder.resolve(of(title, otherwise, day, Charset.forName(System.getProperty("sun.jnu.encoding"))));
	}

	static String of(String title, String otherwise, LocalDate day, Charset machine) {
		String name = of(title, day);
		return machine.newEncoder().canEncode(name) ? name : of(otherwise, day);
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
