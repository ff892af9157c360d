package cn.yipanqi.briefing.template;

import java.util.List;

/**
 * A mistake in a template.
 *
 * @param place where
 * @param tag the tag as it was written, without its braces; empty where none is meant
 * @param code message key below {@code briefing.problem.}
 * @param arguments arguments of the message
 */
public record TemplateProblem(Place place, String tag, String code, List<Object> arguments) {

	public static TemplateProblem at(Place place, String tag, String code, Object... arguments) {
		return new TemplateProblem(place, tag, code, List.of(arguments));
	}

}
