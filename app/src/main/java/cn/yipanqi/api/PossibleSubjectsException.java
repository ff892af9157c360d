package cn.yipanqi.api;

import java.util.List;

import cn.yipanqi.registry.Subject;

/**
 * Thrown when a subject that is to be registered is, or may be, one that is there.
 */
final class PossibleSubjectsException extends RuntimeException {

	private final String code;

	private final transient List<Subject> subjects;

	/**
	 * @param code message key below {@code api.problem.}
	 */
	PossibleSubjectsException(String code, List<Subject> subjects) {
		super(code + ": " + subjects.stream().map(Subject::id).toList());
		this.code = code;
		this.subjects = List.copyOf(subjects);
	}

	String code() {
		return this.code;
	}

	List<Subject> subjects() {
		return this.subjects;
	}

}
