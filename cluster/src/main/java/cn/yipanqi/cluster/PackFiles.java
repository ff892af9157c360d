package cn.yipanqi.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;

/**
 * A pack on its way to the workers: its files, from which each of them reads the pack
 * once.
 */
final class PackFiles implements Serializable {

	private static final long serialVersionUID = 1;

	/** What a pack reader looks for lies no deeper. */
	private static final int DEPTH = 2;

	private static final Map<String, Pack> READ = new ConcurrentHashMap<>();

	private final String fingerprint;

	private final TreeMap<String, byte[]> files = new TreeMap<>();

	/**
	 * @throws UncheckedIOException if a file cannot be read
	 */
	PackFiles(Pack pack) {
		this.fingerprint = pack.fingerprint();
		READ.putIfAbsent(this.fingerprint, pack);
		try (Stream<Path> found = Files.walk(pack.directory(), DEPTH)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				this.files.put(pack.directory().relativize(file).toString().replace('\\', '/'),
						Files.readAllBytes(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The pack, the same one for all tasks of a worker.
	 */
	Pack pack() {
		return READ.computeIfAbsent(this.fingerprint, (unread) -> read());
	}

	private Pack read() {
		try {
			Path directory = Files.createTempDirectory("pack");
			try {
				for (Map.Entry<String, byte[]> file : this.files.entrySet()) {
					Path path = directory.resolve(file.getKey());
					Files.createDirectories(path.getParent());
					Files.write(path, file.getValue());
				}
				Pack pack = PackReader.read(directory).orThrow();
				if (!pack.fingerprint().equals(this.fingerprint)) {
					throw new IllegalStateException("The pack changed on its way to a worker");
				}
				return pack;
			}
			finally {
				delete(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path directory) throws IOException {
		List<Path> found;
		try (Stream<Path> files = Files.walk(directory)) {
			found = files.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path file : found) {
			Files.delete(file);
		}
	}

}
