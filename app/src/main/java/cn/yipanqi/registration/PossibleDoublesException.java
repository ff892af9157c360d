package cn.yipanqi.registration;

import java.util.List;

import cn.yipanqi.registry.Subject;

/**
 * Thrown when subjects that may be the same one are registered already, and nobody has
 * said that it is another.
 */
public final class PossibleDoublesException extends RuntimeException {

	private final transient List<Subject> subjects;

	PossibleDoublesException(List<Subject> subjects) {
		super("Perhaps registered already: " + subjects.stream().map(Subject::id).toList());
		this.subjects = List.copyOf(subjects);
	}

	public List<Subject> subjects() {
		return this.subjects;
	}

}
