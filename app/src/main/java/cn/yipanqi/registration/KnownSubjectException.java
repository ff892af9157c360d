package cn.yipanqi.registration;

import org.jspecify.annotations.Nullable;

import cn.yipanqi.registry.Subject;

/**
 * Thrown when the credit code is that of another subject: then it is the same one.
 */
public final class KnownSubjectException extends RuntimeException {

	private final transient @Nullable Subject subject;

	/**
	 * @param subject the one that has the code; null if it is none of the author's
	 */
	KnownSubjectException(@Nullable Subject subject) {
		super("The credit code is registered already");
		this.subject = subject;
	}

	public @Nullable Subject subject() {
		return this.subject;
	}

}
