package cn.yipanqi.organization.workbook;

/**
 * Thrown when a file is no Excel workbook that can be worked with.
 */
public final class UnusableWorkbookException extends Exception {

	private final String code;

	UnusableWorkbookException(String code) {
		super(code);
		this.code = code;
	}

	UnusableWorkbookException(String code, Throwable cause) {
		super(code, cause);
		this.code = code;
	}

	/**
	 * A workbook with none of the sheets that are looked for.
	 */
	public static UnusableWorkbookException withoutSheets() {
		return new UnusableWorkbookException("no-sheets");
	}

	/**
	 * Message key below {@code command.file.}.
	 */
	public String code() {
		return this.code;
	}

}
