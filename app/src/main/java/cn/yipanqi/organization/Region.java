package cn.yipanqi.organization;

import java.util.Locale;

import cn.yipanqi.engine.pack.Territory;
import org.jspecify.annotations.Nullable;

/**
 * A region (地区): city, county or town.
 */
public record Region(String code, String name, @Nullable String nameEn, Territory.Level level) {

	public String name(Locale locale) {
		return (this.nameEn != null && locale.getLanguage().equals("en")) ? this.nameEn : this.name;
	}

}
