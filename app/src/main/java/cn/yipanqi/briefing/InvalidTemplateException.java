package cn.yipanqi.briefing;

import java.util.List;

import cn.yipanqi.briefing.template.TemplateProblem;

/**
 * Thrown when a template has mistakes.
 */
public final class InvalidTemplateException extends RuntimeException {

	private final transient List<TemplateProblem> problems;

	InvalidTemplateException(List<TemplateProblem> problems) {
		super("The template has mistakes: " + problems);
		this.problems = problems;
	}

	public List<TemplateProblem> problems() {
		return this.problems;
	}

}
