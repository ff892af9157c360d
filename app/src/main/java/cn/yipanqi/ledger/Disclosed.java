package cn.yipanqi.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A sensitive value as a person sees it. Two are equal if their values are, whatever is
 * visible.
 *
 * @param value the value itself, or what is kept of it if it cannot be read
 * @param text what may be seen, or null if it cannot be read
 */
record Disclosed(String value, @Nullable String text) {

	@Override
	public String toString() {
		return String.valueOf(this.text);
	}

}
