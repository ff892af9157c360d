package cn.yipanqi.briefing;

import java.util.Locale;

import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.TemplateProblem;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Says in words what is wrong with a template, and where.
 */
public final class TemplateMessages {

	private final MessageSource messages;

	private final Locale locale;

	TemplateMessages(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/**
	 * For the command line, where there is no application.
	 */
	static TemplateMessages standing(Locale locale) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return new TemplateMessages(messages, locale);
	}

	/**
	 * Where the problem is.
	 */
	public String place(TemplateProblem problem) {
		Place place = problem.place();
		return message("briefing.place." + kind(place), String.valueOf(place.paragraph()), place.excerpt(),
				String.valueOf(place.table()), String.valueOf(place.row()), String.valueOf(place.cell()));
	}

	private static String kind(Place place) {
		boolean blank = place.excerpt().isEmpty();
		if (place.table() == 0) {
			return (place.paragraph() == 0) ? "file" : (blank ? "paragraph-blank" : "paragraph");
		}
		if (place.cell() == 0) {
			return (place.row() == 0) ? "table" : "row";
		}
		return blank ? "cell-blank" : "cell";
	}

	/**
	 * What the problem is.
	 */
	public String reason(TemplateProblem problem) {
		return message("briefing.problem." + problem.code(), problem.arguments().toArray());
	}

	/**
	 * Place, tag and reason in one line.
	 */
	String line(TemplateProblem problem) {
		return place(problem) + ": " + tagAndReason(problem);
	}

	/**
	 * Tag and reason.
	 */
	String tagAndReason(TemplateProblem problem) {
		String tag = problem.tag().isEmpty() ? "" : "{{" + problem.tag() + "}} ";
		return tag + reason(problem);
	}

	private String message(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

}
