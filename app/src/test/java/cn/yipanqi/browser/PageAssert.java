package cn.yipanqi.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * What holds for every page, at any width and in either language.
 */
final class PageAssert extends AbstractAssert<PageAssert, Page> {

	private static final String HINDRANCES = """
			() => {
				const found = [];
				const each = (selector, fine, what) => document.querySelectorAll(selector).forEach((element) => {
					if (!fine(element)) {
						found.push(what + ": " + element.outerHTML.slice(0, 160));
					}
				});
				const words = (element) => element.textContent.trim() || element.getAttribute("aria-label");
				const shown = (element) => element.getClientRects().length > 0;
				each("input:not([type=hidden]), select, textarea", (input) => Array.from(input.labels).some(words), "no label");
				each("a[href], button, summary, option, legend, h1, h2, h3, th", words, "no words");
				each("img", (image) => image.hasAttribute("alt"), "no alternative text");
				each("[role=img]", (image) => image.getAttribute("aria-label"), "no alternative text");
				each("[data-chart]", (chart) => chart.parentElement.querySelector("table tbody tr"), "no table beside the chart");
				each("th", (head) => head.hasAttribute("scope"), "no scope");
				each("[id]", (element) => document.querySelectorAll("#" + CSS.escape(element.id)).length === 1, "twice the same id");
				each("[aria-controls]", (element) => document.getElementById(element.getAttribute("aria-controls")), "controls nothing");
				each("main", () => document.querySelectorAll("h1").length === 1, "not one heading");
				if (window.innerWidth < 768) {
					each("nav a, button, .btn, .form-control, .form-select, summary",
							(target) => !shown(target) || target.getBoundingClientRect().height >= 39.5, "too small to touch");
				}
				return found;
			}
			""";

	private PageAssert(Page page) {
		super(page, PageAssert.class);
	}

	static PageAssert assertThat(Page page) {
		return new PageAssert(page);
	}

	PageAssert fitsItsWidth() {
		Assertions.assertThat((Integer) this.actual.evaluate("document.documentElement.scrollWidth"))
			.as("width of %s", this.actual.url())
			.isLessThanOrEqualTo(this.actual.viewportSize().width);
		return this;
	}

	PageAssert hindersNobody() {
		@SuppressWarnings("unchecked")
		List<String> hindrances = (List<String>) this.actual.evaluate(HINDRANCES);
		Assertions.assertThat(hindrances)
			.as("hindrances at %s, %d wide", this.actual.url(), this.actual.viewportSize().width)
			.isEmpty();
		return this;
	}

	/**
	 * Whether every message has its text, in the language of the page.
	 */
	PageAssert speaks(String language) {
		Assertions.assertThat(this.actual.locator("html").getAttribute("lang")).isEqualTo(language);
		Assertions.assertThat(this.actual.content()).as(this.actual.url()).doesNotContain("??");
		return this;
	}

}
