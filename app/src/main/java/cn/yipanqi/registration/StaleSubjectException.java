package cn.yipanqi.registration;

/**
 * Thrown when a subject has changed since somebody read what they act on.
 */
public final class StaleSubjectException extends RuntimeException {

	StaleSubjectException() {
		super("The subject has changed");
	}

}
