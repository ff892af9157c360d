package cn.yipanqi.briefing;

import java.util.List;

import cn.yipanqi.briefing.template.TemplateProblem;

/**
 * Thrown when a template has mistakes.
 */
public final class InvalidTemplateException extends RuntimeException {

	private final String code;

	private final transient List<TemplateProblem> problems;

	InvalidTemplateException(String code, List<TemplateProblem> problems) {
		super("The template of '" + code + "' has mistakes: " + problems);
		this.code = code;
		this.problems = problems;
	}

	/**
	 * Code of the kind of briefing.
	 */
	public String code() {
		return this.code;
	}

	public List<TemplateProblem> problems() {
		return this.problems;
	}

}
