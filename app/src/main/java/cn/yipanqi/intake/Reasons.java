package cn.yipanqi.intake;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in words why something is refused.
 */
@Component
class Reasons {

	private final MessageSource messages;

	Reasons(MessageSource messages) {
		this.messages = messages;
	}

	String of(Problem problem, Locale locale) {
		String english = problem.textEn();
		if (english != null && locale.getLanguage().equals("en")) {
			return english;
		}
		return (problem.text() != null) ? problem.text() : of(problem.messageKey(), problem.arguments(), locale);
	}

	String of(Fault fault, Object detail, Locale locale) {
		return of(fault.messageKey(), List.of(detail), locale);
	}

	/**
	 * @param details what the words name, in order
	 */
	String of(Fault fault, List<Object> details, Locale locale) {
		return of(fault.messageKey(), details, locale);
	}

	private String of(String key, List<Object> arguments, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments.toArray(), key, locale)).strip();
	}

}
