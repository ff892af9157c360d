package cn.yipanqi.intake.source;

import org.jspecify.annotations.Nullable;

/**
 * Thrown where a file cannot be read any further, so that nothing of it is imported.
 */
public final class UnusableFileException extends RuntimeException {

	private final Fault fault;

	private final transient Place place;

	private final String value;

	public UnusableFileException(Fault fault, Place place, String value) {
		this(fault, place, value, null);
	}

	public UnusableFileException(Fault fault, Place place, String value, @Nullable Throwable cause) {
		super("Line %d: %s '%s'".formatted(place.line(), fault.code(), value), cause);
		this.fault = fault;
		this.place = place;
		this.value = value;
	}

	public Fault fault() {
		return this.fault;
	}

	public Place place() {
		return this.place;
	}

	/**
	 * What was found there.
	 */
	public String value() {
		return this.value;
	}

}
