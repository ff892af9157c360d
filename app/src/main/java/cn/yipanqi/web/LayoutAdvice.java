package cn.yipanqi.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import cn.yipanqi.engine.pack.Pack;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page shows: the campaign's name and today's date.
 */
@ControllerAdvice
class LayoutAdvice {

	private final Pack pack;

	private final Clock clock;

	LayoutAdvice(Pack pack, Clock clock) {
		this.pack = pack;
		this.clock = clock;
	}

	@ModelAttribute("campaignName")
	String campaignName(Locale locale) {
		return this.pack.campaign().name(locale);
	}

	@ModelAttribute("today")
	LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
