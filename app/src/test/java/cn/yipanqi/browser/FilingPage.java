package cn.yipanqi.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * The form of a record, as a person fills it in.
 */
final class FilingPage {

	private final Page page;

	FilingPage(Page page, String address) {
		this.page = page;
		page.navigate(address);
	}

	/**
	 * Searches for a subject and takes the first with the keyboard; the place follows.
	 */
	void chooseSubject(String text) {
		search(text);
		this.page.keyboard().press("ArrowDown");
		this.page.keyboard().press("Enter");
		this.page.locator("#chosen strong").waitFor();
	}

	/**
	 * Types into the search and waits for its answer.
	 */
	void search(String text) {
		this.page.waitForResponse((response) -> response.url().contains("/records/subjects"), () -> {
			this.page.locator("#subject-search").fill("");
			this.page.locator("#subject-search").pressSequentially(text);
		});
		this.page.locator(".suggestion, #suggestions [role=status]").first().waitFor();
	}

	void addLine() {
		this.page.locator("[data-add-line]").click();
	}

	void choose(String name, String value) {
		field(name).selectOption(value);
	}

	void fill(String name, String value) {
		field(name).fill(value);
	}

	void press(String name, String value) {
		this.page.locator("[name='" + name + "'][value='" + value + "']").check();
	}

	String value(String name) {
		return field(name).inputValue();
	}

	void submit() {
		this.page.locator(".form-actions [data-submit]").click();
	}

	/**
	 * Sends the form, and is asked whether it is another act.
	 */
	void asked() {
		submit();
		this.page.locator(".repeats").waitFor();
	}

	/**
	 * Sends the form, which is refused.
	 * @return what is said beside the fields
	 */
	List<String> refused() {
		submit();
		this.page.locator(".form-problems").waitFor();
		return this.page.locator(".field .invalid-feedback").allTextContents();
	}

	/**
	 * Sends the form, which is accepted.
	 */
	void filed() {
		submit();
		this.page.locator(".record-detail").waitFor();
	}

	String record() {
		return this.page.url().substring(this.page.url().lastIndexOf('/') + 1);
	}

	private Locator field(String name) {
		return this.page.locator("[name='" + name + "']");
	}

}
