package cn.yipanqi.briefing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another word processor, to see what it makes of our files and we of its.
 */
final class LibreOffice {

	private final Path folder;

	LibreOffice(Path folder) {
		this.folder = folder;
	}

	/**
	 * The file as LibreOffice saves it in another format.
	 */
	byte[] convert(byte[] file, String from, String to) throws IOException, InterruptedException {
		Path source = Files.write(Files.createTempDirectory(this.folder, "in").resolve("file." + from), file);
		Path target = Files.createTempDirectory(this.folder, "out");
		run("soffice", "-env:UserInstallation=" + this.folder.resolve("profile").toUri(), "--headless", "--convert-to",
				to, "--outdir", target.toString(), source.toString());
		return Files.readAllBytes(target.resolve("file." + to));
	}

	/**
	 * The text of the file as it is printed.
	 */
	String printed(byte[] file) throws IOException, InterruptedException {
		Path pdf = Files.write(this.folder.resolve("file.pdf"), convert(file, "docx", "pdf"));
		return run("pdftotext", "-layout", pdf.toString(), "-");
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", List.of(command)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

	/**
	 * Whether the programs are there.
	 */
	static boolean isThere() {
		return Stream.of("soffice", "pdftotext")
			.allMatch((program) -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
				.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program))));
	}

}
