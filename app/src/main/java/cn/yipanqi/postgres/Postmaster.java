package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code postmaster.pid} says about the server that runs, or ran, on a data folder.
 */
record Postmaster(long pid, int port) {

	private static final Pattern SERVER = Pattern.compile("\\d+ \\(postgres\\) [^ZX]");

	static Optional<Postmaster> of(Path data) throws IOException {
		Path file = data.resolve("postmaster.pid");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(file);
		if (lines.size() < 4) {
			return Optional.empty();
		}
		return Optional
			.of(new Postmaster(Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
	}

	/**
	 * Whether the process is there and is a server. After a restart of the machine the
	 * number can belong to another program; a killed server can linger as a zombie.
	 */
	boolean alive() {
		Path status = Path.of("/proc", Long.toString(this.pid), "stat");
		try {
			if (Files.isDirectory(Path.of("/proc/self"))) {
				return Files.exists(status) && SERVER.matcher(Files.readString(status)).lookingAt();
			}
		}
		catch (IOException ex) {
			return false;
		}
		return ProcessHandle.of(this.pid)
			.filter(ProcessHandle::isAlive)
			.filter((process) -> process.info().command().map((command) -> command.contains("postgres")).orElse(true))
			.isPresent();
	}

}
