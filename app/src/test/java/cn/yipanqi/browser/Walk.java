package cn.yipanqi.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * What somebody comes to who follows every link, beginning with the menu: one page of
 * each kind, whatever record, figure or person it is about.
 */
final class Walk {

	private static final String READ = """
			(html) => {
				const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
				const each = (selector, said) => Array.from(main.querySelectorAll(selector)).map(said);
				return [[main.textContent],
						each("form[method=post]", (form) => form.getAttribute("action")),
						each("button, a.btn, summary", (button) => button.textContent.trim()),
						each("a[href^='/']", (link) => link.getAttribute("href"))];
			}
			""";

	private final Page page;

	private final String site;

	private final Set<String> kinds = new HashSet<>();

	private final List<Stop> stops = new ArrayList<>();

	private Walk(Page page, String site) {
		this.page = page;
		this.site = site;
	}

	/**
	 * Follows links that lead away from the menu's pages, and those on the pages they
	 * lead to.
	 * @param depth how many links away from the menu
	 */
	static List<Stop> through(Page page, String site, int depth) {
		Walk walk = new Walk(page, site);
		Deque<String> next = new ArrayDeque<>(menu(page));
		for (int i = 0; i <= depth; i++) {
			Deque<String> further = new ArrayDeque<>();
			for (String path : next) {
				if (walk.kinds.add(kind(path))) {
					further.addAll(walk.stop(path));
				}
			}
			next = further;
		}
		return List.copyOf(walk.stops);
	}

	static List<String> menu(Page page) {
		return page.locator(".nav-links a").all().stream().map((link) -> link.getAttribute("href")).toList();
	}

	private List<String> stop(String path) {
		APIResponse answer = this.page.request()
			.get(this.site + path, RequestOptions.create().setHeader("Accept", "text/html"));
		if (answer.status() != 200 || !answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
			this.stops.add(new Stop(path, answer.status(), null, List.of(), List.of()));
			return List.of();
		}
		@SuppressWarnings("unchecked")
		List<List<String>> read = (List<List<String>>) this.page.evaluate(READ, answer.text());
		this.stops.add(new Stop(path, answer.status(), read.get(0).get(0), read.get(1), read.get(2)));
		return read.get(3);
	}

	private static String kind(String path) {
		String[] parts = path.replaceAll("#.*", "").split("\\?", 2);
		String where = parts[0].replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\\d+", "*")
			.replaceAll("^/(figures|accounts)/[^/]+", "/$1/*");
		Set<String> asked = (parts.length > 1) ? Stream.of(parts[1].split("&"))
			.map((parameter) -> parameter.replaceAll("=.*", ""))
			.collect(Collectors.toCollection(TreeSet::new)) : Set.of();
		return where + asked;
	}

	/**
	 * An address and what was there.
	 *
	 * @param text what the page says; null for a file
	 * @param sent where the page's forms go that change something
	 * @param pressed what can be pressed on it
	 */
	record Stop(String path, int status, @Nullable String text, List<String> sent, List<String> pressed) {

		boolean isPage() {
			return this.text != null;
		}

	}

}
