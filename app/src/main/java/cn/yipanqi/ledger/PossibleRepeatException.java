package cn.yipanqi.ledger;

import java.util.List;

/**
 * Thrown when a record perhaps repeats others and its author has not said that it is
 * another act; nothing has been written.
 */
public final class PossibleRepeatException extends RuntimeException {

	private final transient List<Repeat> repeats;

	public PossibleRepeatException(List<Repeat> repeats) {
		super("Perhaps a repeat of: " + repeats);
		this.repeats = repeats;
	}

	public List<Repeat> repeats() {
		return this.repeats;
	}

}
