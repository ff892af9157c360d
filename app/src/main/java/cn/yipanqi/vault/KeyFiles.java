package cn.yipanqi.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The folder of the ring: {@code 1.key}, {@code 2.key} and so on, each with its random
 * bytes in hexadecimal, readable for its owner alone.
 */
record KeyFiles(Path folder) {

	private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,8})\\.key");

	private static final Pattern CONTENT = Pattern.compile("(?:[0-9a-fA-F]{2}){%d,512}".formatted(MasterKey.LENGTH));

	private static final int LONGEST_FILE = 2048;

	/**
	 * All keys of the folder; none if there is no such folder.
	 */
	SortedMap<Integer, MasterKey> read() {
		SortedMap<Integer, MasterKey> keys = new TreeMap<>();
		if (!Files.isDirectory(this.folder)) {
			return keys;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.folder)) {
			for (Path file : files) {
				Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
				if (name.matches()) {
					int number = Integer.parseInt(name.group(1));
					keys.put(number, new MasterKey(number, read(file)));
				}
			}
			return keys;
		}
		catch (IOException ex) {
			throw new VaultException("Cannot read the keys in '%s': %s".formatted(this.folder, ex), ex);
		}
	}

	private static byte[] read(Path file) throws IOException {
		if (Files.size(file) <= LONGEST_FILE) {
			String content = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
			if (CONTENT.matcher(content).matches()) {
				return HexFormat.of().parseHex(content);
			}
		}
		throw new VaultException("File '%s' is no key: it should hold %d random bytes or more, in hexadecimal"
			.formatted(file, MasterKey.LENGTH));
	}

	/**
	 * Makes a key. It has its name only when it is complete and on the disk.
	 */
	MasterKey create(int number) {
		byte[] secret = new byte[MasterKey.LENGTH];
		new SecureRandom().nextBytes(secret);
		Path file = file(number);
		try {
			makeFolder();
			Path unfinished = Files.createTempFile(this.folder, "unfinished-", ".tmp");
			try {
				permit(unfinished, "rw-------");
				write(unfinished, HexFormat.of().formatHex(secret) + "\n");
				name(unfinished, file);
			}
			finally {
				Files.deleteIfExists(unfinished);
			}
			syncFolder();
			return new MasterKey(number, secret);
		}
		catch (FileAlreadyExistsException ex) {
			throw new VaultException("Key file '%s' is there already".formatted(file), ex);
		}
		catch (IOException ex) {
			throw new VaultException("Cannot make key file '%s': %s".formatted(file, ex), ex);
		}
	}

	/**
	 * When a file came or went last; null if there is no folder.
	 */
	@Nullable FileTime changed() {
		try {
			return Files.getLastModifiedTime(this.folder);
		}
		catch (IOException ex) {
			return null;
		}
	}

	Path file(int number) {
		return this.folder.resolve(number + ".key");
	}

	/**
	 * Files that others than their owner can open.
	 */
	List<Path> exposed(Set<Integer> numbers) {
		return numbers.stream().map(this::file).filter(KeyFiles::exposed).toList();
	}

	private static boolean exposed(Path file) {
		try {
			return file.getFileSystem().supportedFileAttributeViews().contains("posix")
					&& Files.getPosixFilePermissions(file)
						.stream()
						.map(PosixFilePermission::name)
						.anyMatch((name) -> name.startsWith("GROUP") || name.startsWith("OTHERS"));
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void makeFolder() throws IOException {
		if (!Files.isDirectory(this.folder)) {
			Path parent = this.folder.getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			Files.createDirectory(this.folder);
			permit(this.folder, "rwx------");
		}
	}

	private static void permit(Path file, String permissions) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		}
	}

	private static void write(Path file, String text) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	/**
	 * A link, unlike a move, never takes the place of a key that another process has just
	 * made.
	 */
	private static void name(Path unfinished, Path file) throws IOException {
		try {
			Files.createLink(file, unfinished);
		}
		catch (UnsupportedOperationException ex) {
			Files.move(unfinished, file);
		}
	}

	private void syncFolder() {
		try (FileChannel channel = FileChannel.open(this.folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// not every system can open a folder; the file itself is on the disk
		}
	}

}
