package cn.yipanqi.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * The folder of a former version, stopped and packed into one archive: the database, the
 * keys, the log of seals and the board. What is made anew by every start is left out.
 */
final class KeptHome {

	private static final Pattern MADE_ANEW = Pattern
		.compile("postgres/(programs-.*|lease|port|server/server\\.log|server/data/postmaster\\.opts)");

	/** Finds again what a database has in common with those that it was made from. */
	private static final int MEMORY = 32 << 20;

	private KeptHome() {
	}

	static void pack(Path home, Path archive) throws IOException {
		LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MAX);
		options.setDictSize(MEMORY);
		try (OutputStream out = Files.newOutputStream(archive);
				TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(out, options))) {
			tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
			Files.walkFileTree(home, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
						throws IOException {
					if (isMadeAnew(folder)) {
						return FileVisitResult.SKIP_SUBTREE;
					}
					return folder.equals(home) ? FileVisitResult.CONTINUE : add(folder, 0);
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					return isMadeAnew(file) ? FileVisitResult.CONTINUE : add(file, attributes.size());
				}

				private boolean isMadeAnew(Path file) {
					return MADE_ANEW.matcher(home.relativize(file).toString()).matches();
				}

				private FileVisitResult add(Path file, long size) throws IOException {
					boolean folder = Files.isDirectory(file);
					TarArchiveEntry entry = new TarArchiveEntry(home.relativize(file) + (folder ? "/" : ""));
					entry.setMode(mode(file));
					entry.setSize(size);
					tar.putArchiveEntry(entry);
					if (!folder) {
						Files.copy(file, tar);
					}
					tar.closeArchiveEntry();
					return FileVisitResult.CONTINUE;
				}

			});
		}
	}

	static void unpack(Path archive, Path home) throws IOException {
		unpack(archive, home, "");
	}

	/**
	 * Unpacks the keys alone, as they would be brought from where they are kept.
	 */
	static void unpackKeys(Path archive, Path home) throws IOException {
		unpack(archive, home, "keys/");
	}

	private static void unpack(Path archive, Path home, String part) throws IOException {
		Files.createDirectories(home);
		try (InputStream in = Files.newInputStream(archive);
				TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				if (!entry.getName().startsWith(part)) {
					continue;
				}
				Path target = home.resolve(entry.getName()).normalize();
				if (!target.startsWith(home)) {
					throw new IOException("Entry '%s' leaves the folder".formatted(entry.getName()));
				}
				if (entry.isDirectory()) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(tar, target);
				}
				Files.setPosixFilePermissions(target, permissions(entry.getMode()));
			}
		}
	}

	private static int mode(Path file) throws IOException {
		return Files.getPosixFilePermissions(file)
			.stream()
			.mapToInt((permission) -> 0400 >> permission.ordinal())
			.sum();
	}

	private static Set<PosixFilePermission> permissions(int mode) {
		return Arrays.stream(PosixFilePermission.values())
			.filter((permission) -> (mode & 0400 >> permission.ordinal()) != 0)
			.collect(Collectors.toSet());
	}

}
