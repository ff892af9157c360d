package cn.yipanqi.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A subject, and what became of it.
 *
 * @param mergedInto number of the subject that it turned out to be, or null
 * @param formerly the names that it bore before, and those of the subjects that turned
 * out to be this one
 */
public record Standing(Subject subject, State state, @Nullable Long mergedInto, List<String> formerly) {

	/**
	 * By which is known whether it is what somebody has read.
	 */
	public String fingerprint() {
		return Integer.toHexString(toString().hashCode());
	}

	/**
	 * Whether a subject is there still.
	 */
	public enum State {

		/** 在册. */
		OPEN,
		/** 已注销. */
		CLOSED,
		/** 已并入另一个. */
		MERGED

	}

}
