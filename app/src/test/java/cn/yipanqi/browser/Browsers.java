package cn.yipanqi.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * The system's Chromium, driven by Playwright.
 */
final class Browsers implements AutoCloseable {

	static final int DESK = 1440;

	static final int PHONE = 375;

	private static final int HEIGHT = 900;

	private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final Playwright playwright;

	private final Browser browser;

	Browsers() {
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Path executable = PLACES.stream()
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No Chromium at any of " + PLACES));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
						"--disable-component-update", "--disable-sync", "--no-first-run")));
	}

	Page page(int width, int height) {
		BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN"));
		context.setDefaultTimeout(60_000);
		return context.newPage();
	}

	Page page(int width) {
		return page(width, HEIGHT);
	}

	/**
	 * A page at the desk, signed in with an account of the demonstration.
	 * @param site where the pages are served
	 */
	Page signedIn(String site, String account) {
		Page page = page(DESK);
		page.navigate(site + "/sign-in");
		signIn(page, account);
		return page;
	}

	static void signIn(Page page, String account) {
		page.locator("#username").fill(account);
		page.locator("#password").fill("yipanqi-2007");
		page.locator("form.card-body button").click();
		page.waitForURL("**/");
	}

	/**
	 * What goes wrong in the page from now on, as its console tells.
	 */
	static List<String> errors(Page page) {
		List<String> errors = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				errors.add(page.url() + ": " + message.text());
			}
		});
		page.onPageError((error) -> errors.add(page.url() + ": " + error));
		return errors;
	}

	static void screenshot(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setPath(SCREENSHOTS.resolve(name + "-" + page.viewportSize().width + ".png")));
	}

	/**
	 * Looks at the page at the desk and on a phone, and keeps a picture of both.
	 */
	static void look(Page page, String name, String language) {
		for (int width : new int[] { DESK, PHONE }) {
			page.setViewportSize(width, HEIGHT);
			PageAssert.assertThat(page).fitsItsWidth().speaks(language).hindersNobody();
			screenshot(page, language.equals("en") ? name + "-en" : name);
		}
		page.setViewportSize(DESK, HEIGHT);
	}

	/**
	 * The records that a figure's page lists, on all its pages.
	 */
	static List<String> everyRecordBehind(Page page) {
		List<String> records = new ArrayList<>();
		while (true) {
			for (Locator row : page.locator("[data-record]").all()) {
				records.add(row.getAttribute("data-record"));
			}
			Locator next = page.locator("a[rel=next]");
			if (next.count() == 0) {
				return records;
			}
			page.navigate(page.url().replaceAll("(https?://[^/]+).*", "$1") + next.getAttribute("href"));
		}
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
