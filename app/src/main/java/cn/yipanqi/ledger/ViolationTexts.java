package cn.yipanqi.ledger;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a person reads of a violation.
 */
@Component
public class ViolationTexts {

	private final MessageSource messages;

	ViolationTexts(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * The violation in words: the pack's own for one of its rules.
	 */
	public String text(Violation violation, Locale locale) {
		String english = violation.textEn();
		if (english != null && locale.getLanguage().equals("en")) {
			return english;
		}
		return (violation.text() != null) ? violation.text()
				: this.messages.getMessage("violation." + violation.code(), violation.arguments().toArray(), locale);
	}

}
