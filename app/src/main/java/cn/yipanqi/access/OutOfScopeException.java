package cn.yipanqi.access;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something outside the caller's scope is asked for.
 */
public final class OutOfScopeException extends RuntimeException {

	public OutOfScopeException(String region, @Nullable String department) {
		super("Region '" + region + "' with department '" + department + "' is out of scope");
	}

}
