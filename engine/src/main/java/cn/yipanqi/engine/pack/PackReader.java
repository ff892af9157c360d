package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a campaign pack from its directory, finding every mistake in one go.
 */
public final class PackReader {

	private static final int MAX_FILE_SIZE = 4 * 1024 * 1024;

	private static final int DEPTH = 2;

	private PackReader() {
	}

	/**
	 * Reads the pack.
	 * @param directory the pack's directory, with {@code campaign.yaml} in it
	 * @return the pack, or the problems
	 * @throws UncheckedIOException if a file cannot be read
	 */
	public static PackReading read(Path directory) {
		Problems problems = new Problems();
		Map<String, String> files = files(directory, problems);
		PackParser parser = new PackParser();
		if (!files.containsKey("campaign.yaml")) {
			problems.add("campaign.yaml", 0, "", "the file is missing in '" + directory + "'");
		}
		files.forEach((file, text) -> parse(file, text, parser, problems));
		if (problems.isEmpty() && !parser.hasCampaign()) {
			problems.add("campaign.yaml", 0, "", "'campaign' is missing");
		}
		PackContents contents = parser.contents();
		contents.briefings()
			.stream()
			.filter((briefing) -> !Files.isRegularFile(directory.resolve(briefing.template())))
			.forEach((briefing) -> Objects.requireNonNull(parser.places().get(briefing))
				.problem("template", "there is no file '" + briefing.template() + "' in the pack"));
		new PackCheck(contents, parser.places(), problems).run();
		List<PackProblem> found = problems.sorted();
		return new PackReading(found.isEmpty() ? new Pack(directory, contents, digests(files)) : null, found);
	}

	private static void parse(String file, String text, PackParser parser, Problems problems) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(true);
		options.setMaxAliasesForCollections(0);
		options.setCodePointLimit(MAX_FILE_SIZE);
		try {
			Node root = new Yaml(options).compose(new StringReader(text));
			if (root != null) {
				Section section = new Section(file, "", root, problems);
				parser.file(section);
				section.close();
			}
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			problems.add(file, line, "", "not valid YAML: " + ex.getProblem());
		}
		catch (YAMLException ex) {
			problems.add(file, 0, "", "not valid YAML: " + ex.getMessage());
		}
	}

	private static Map<String, String> files(Path directory, Problems problems) {
		Map<String, String> files = new TreeMap<>();
		if (!Files.isDirectory(directory)) {
			return files;
		}
		try {
			for (Map.Entry<String, Path> file : sources(directory).entrySet()) {
				text(file.getValue(), file.getKey(), problems, files);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	/**
	 * The files that make a pack, by name below its directory, with slashes.
	 * @throws UncheckedIOException if the directory cannot be read
	 */
	public static SortedMap<String, Path> sources(Path directory) {
		SortedMap<String, Path> sources = new TreeMap<>();
		try (Stream<Path> found = Files.walk(directory, DEPTH)) {
			found.filter((path) -> path.toString().endsWith(".yaml"))
				.forEach((path) -> sources.put(directory.relativize(path).toString().replace('\\', '/'), path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		sources.keySet().removeIf((name) -> name.startsWith("imports/"));
		return sources;
	}

	private static void text(Path file, String name, Problems problems, Map<String, String> files) throws IOException {
		if (Files.size(file) > MAX_FILE_SIZE) {
			problems.add(name, 0, "", "the file is larger than " + MAX_FILE_SIZE + " bytes");
			return;
		}
		try {
			files.put(name, Files.readString(file, StandardCharsets.UTF_8));
		}
		catch (CharacterCodingException ex) {
			problems.add(name, 0, "", "the file is not UTF-8");
		}
	}

	private static Map<String, String> digests(Map<String, String> files) {
		Map<String, String> digests = new TreeMap<>();
		files.forEach((name, text) -> digests.put(name, Digests.of(text)));
		return digests;
	}

}
