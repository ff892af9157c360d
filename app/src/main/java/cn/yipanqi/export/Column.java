package cn.yipanqi.export;

/**
 * A column of a table.
 *
 * @param title what stands above it
 * @param kind what its cells hold
 */
public record Column(String title, Kind kind) {

	public static Column text(String title) {
		return new Column(title, Kind.TEXT);
	}

	public static Column integer(String title) {
		return new Column(title, Kind.INTEGER);
	}

	public static Column decimal(String title) {
		return new Column(title, Kind.DECIMAL);
	}

	public static Column date(String title) {
		return new Column(title, Kind.DATE);
	}

	public static Column moment(String title) {
		return new Column(title, Kind.MOMENT);
	}

	/**
	 * What cells hold: a text, a number, a {@code LocalDate} or an {@code Instant}.
	 */
	public enum Kind {

		TEXT, INTEGER, DECIMAL, DATE, MOMENT

	}

}
