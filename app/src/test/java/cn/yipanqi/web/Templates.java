package cn.yipanqi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;

/**
 * The templates of the pages, and the text in them that is not taken from the bundles.
 */
final class Templates {

	private static final Path FOLDER = Path.of("src/main/resources/templates");

	private static final Set<String> READ_ATTRIBUTES = Set.of("alt", "aria-label", "label", "placeholder", "title");

	private Templates() {
	}

	static List<Path> all() {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".html")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String text(Path template) {
		try {
			return Files.readString(template);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Text that a person would read as it stands in the template.
	 */
	static List<String> literals(String html) {
		Literals literals = new Literals();
		try {
			new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(html, literals);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
		html.lines()
			.filter((line) -> line.codePoints().anyMatch(Character::isIdeographic))
			.forEach(literals.found::add);
		return literals.found;
	}

	/**
	 * Collects what is read, element by element.
	 */
	private static final class Literals extends AbstractSimpleMarkupHandler {

		private final List<String> found = new ArrayList<>();

		private void take(String text) {
			String plain = text.replaceAll("\\[\\[.*?]]", "");
			if (plain.codePoints().anyMatch(Character::isLetter)) {
				this.found.add(text.strip());
			}
		}

		private void take(Map<String, String> attributes) {
			if (attributes != null) {
				attributes.forEach((name, value) -> {
					if (READ_ATTRIBUTES.contains(name)) {
						take(value);
					}
				});
			}
		}

		@Override
		public void handleText(char[] buffer, int offset, int length, int line, int column) {
			take(new String(buffer, offset, length));
		}

		@Override
		public void handleOpenElement(String element, Map<String, String> attributes, int line, int column) {
			take(attributes);
		}

		@Override
		public void handleStandaloneElement(String element, Map<String, String> attributes, boolean minimized, int line,
				int column) {
			take(attributes);
		}

	}

}
