package cn.yipanqi.intake.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The sheets and columns of a record type.
 *
 * @param main the sheet of the records
 * @param lines a sheet for each type of line
 */
public record Layout(RecordType type, Part main, List<Part> lines) {

	private static final int LONGEST_NAME = 31;

	/**
	 * A sheet.
	 *
	 * @param line the type of its lines; null for the sheet of the records
	 * @param derived headings of lists that people take along, whose columns say nothing
	 * that is filed
	 */
	public record Part(@Nullable LineType line, String name, String nameEn, List<Column> columns, Set<String> derived) {

		boolean isDerived(String heading) {
			return this.derived.contains(Plain.key(heading));
		}

		/**
		 * What the sheet is called, as Excel lets sheets be called.
		 */
		public String name(Locale locale) {
			return sheetName(locale.getLanguage().equals("en") ? this.nameEn : this.name);
		}

		boolean isCalled(String sheet) {
			String key = Plain.key(sheet);
			return key.equals(Plain.key(sheetName(this.name))) || key.equals(Plain.key(sheetName(this.nameEn)));
		}

	}

	static String sheetName(String name) {
		String allowed = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
		return allowed.substring(0, Math.min(allowed.length(), LONGEST_NAME));
	}

}
