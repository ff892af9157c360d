package cn.yipanqi.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import cn.yipanqi.engine.pack.Pack;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page shows or links to: the campaign's name, today's date, and the page's
 * own address.
 */
@ControllerAdvice
class LayoutAdvice {

	private final Pack pack;

	private final Dates dates;

	private final Clock clock;

	LayoutAdvice(Pack pack, Dates dates, Clock clock) {
		this.pack = pack;
		this.dates = dates;
		this.clock = clock;
	}

	@ModelAttribute("campaignName")
	String campaignName(Locale locale) {
		return this.pack.campaign().name(locale);
	}

	/**
	 * Whether some units report totals: without, nothing leads to their page.
	 */
	@ModelAttribute("hasSummaries")
	boolean hasSummaries() {
		return !this.pack.summaries().isEmpty();
	}

	@ModelAttribute("today")
	LocalDate today() {
		return LocalDate.now(this.clock);
	}

	@ModelAttribute("dates")
	Dates dates() {
		return this.dates;
	}

	/**
	 * What is wrong, where the page was not asked for but turned back to.
	 */
	@ModelAttribute("problem")
	@Nullable String problem(HttpServletRequest request) {
		return UploadFault.of(request).map(UploadFault::messageKey).orElse(null);
	}

	@ModelAttribute("here")
	PageAddress here(HttpServletRequest request) {
		return PageAddress.of(request);
	}

}
