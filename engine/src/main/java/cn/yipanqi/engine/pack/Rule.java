package cn.yipanqi.engine.pack;

import java.util.Locale;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A condition that each record must satisfy, with the message a person reads when it does
 * not.
 */
public record Rule(Expression check, String message, @Nullable String messageEn) {

	public String message(Locale locale) {
		return (this.messageEn != null && locale.getLanguage().equals("en")) ? this.messageEn : this.message;
	}

}
