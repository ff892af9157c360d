package cn.yipanqi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A backup, to be read. Nothing in it is believed before it has been checked.
 */
final class BackupFile implements AutoCloseable {

	private static final int LONGEST_MANIFEST = 4_000_000;

	private final Path path;

	private final ZipFile zip;

	private final Manifest manifest;

	private BackupFile(Path path, ZipFile zip, Manifest manifest) {
		this.path = path;
		this.zip = zip;
		this.manifest = manifest;
	}

	/**
	 * Opens a backup.
	 * @throws BackupException if it is none, or is damaged so that it cannot be opened
	 */
	static BackupFile open(Path path) {
		if (!Files.isRegularFile(path)) {
			throw new BackupException("There is no file '%s'".formatted(path));
		}
		ZipFile zip;
		try {
			zip = new ZipFile(path.toFile());
		}
		catch (IOException ex) {
			throw new BackupException("'%s' is no backup, or was cut off: %s".formatted(path, ex.getMessage()), ex);
		}
		try {
			return new BackupFile(path, zip, manifest(path, zip));
		}
		catch (IOException | RuntimeException ex) {
			close(zip, ex);
			throw (ex instanceof BackupException own) ? own
					: new BackupException("'%s' is damaged: %s".formatted(path, ex.getMessage()), ex);
		}
	}

	private static void close(ZipFile zip, Exception cause) {
		try {
			zip.close();
		}
		catch (IOException ex) {
			cause.addSuppressed(ex);
		}
	}

	private static Manifest manifest(Path path, ZipFile zip) throws IOException {
		ZipEntry entry = zip.getEntry(Manifest.NAME);
		if (entry == null) {
			throw new BackupException("'%s' is no backup: it has no manifest".formatted(path));
		}
		try (InputStream member = zip.getInputStream(entry)) {
			byte[] json = member.readNBytes(LONGEST_MANIFEST + 1);
			if (json.length > LONGEST_MANIFEST) {
				throw new BackupException("'%s' is no backup: its manifest has no end".formatted(path));
			}
			return Manifest.of(json);
		}
	}

	Manifest manifest() {
		return this.manifest;
	}

	/**
	 * Reads the whole file once and compares it with its manifest.
	 * @throws BackupException if a member is missing, damaged or too many
	 */
	void check() {
		Set<String> members = new HashSet<>(Set.of(Manifest.NAME));
		for (Manifest.Table table : this.manifest.tables()) {
			members.add(table.member());
			Sm3 digest = new Sm3();
			try (InputStream member = digest.on(member(table))) {
				// not further than it should reach: a small member can unfold without end
				member.skipNBytes(table.bytes());
				if (member.read() >= 0) {
					throw damaged(table);
				}
			}
			catch (ZipException | java.io.EOFException ex) {
				throw damaged(table);
			}
			catch (IOException ex) {
				throw new BackupException("'%s' cannot be read: %s".formatted(this.path, ex.getMessage()), ex);
			}
			if (digest.bytes() != table.bytes() || !digest.hex().equals(table.sm3())) {
				throw damaged(table);
			}
		}
		this.zip.stream()
			.map(ZipEntry::getName)
			.filter((name) -> !members.contains(name))
			.findFirst()
			.ifPresent((name) -> {
				throw new BackupException(
						"'%s' holds '%s', which its manifest does not name".formatted(this.path, name));
			});
	}

	private BackupException damaged(Manifest.Table table) {
		return new BackupException(
				"'%s' is damaged: '%s' is not what was written".formatted(this.path, table.member()));
	}

	InputStream member(Manifest.Table table) throws IOException {
		ZipEntry entry = this.zip.getEntry(table.member());
		if (entry == null) {
			throw new BackupException("'%s' is damaged: '%s' is missing".formatted(this.path, table.member()));
		}
		return this.zip.getInputStream(entry);
	}

	@Override
	public void close() {
		try {
			this.zip.close();
		}
		catch (IOException ex) {
			throw new BackupException("'%s' cannot be closed".formatted(this.path), ex);
		}
	}

}
