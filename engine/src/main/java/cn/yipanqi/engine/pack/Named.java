package cn.yipanqi.engine.pack;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Anything in a pack that a person reads by a name: in the pack's own language, and
 * optionally in English.
 */
public interface Named {

	String name();

	@Nullable String nameEn();

	default String name(Locale locale) {
		String english = nameEn();
		return (english != null && locale.getLanguage().equals("en")) ? english : name();
	}

}
