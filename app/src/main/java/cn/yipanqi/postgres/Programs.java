package cn.yipanqi.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL programs (initdb, pg_ctl, postgres), unpacked once from the archive for
 * this platform on the class path. The folder carries the archive's digest, so that a new
 * version never mixes with an old one.
 */
record Programs(Path folder) {

	static Programs unpack(Path home) {
		String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
		try (InputStream resource = Programs.class.getResourceAsStream("/" + name)) {
			if (resource == null) {
				throw new PostgresException(
						("No PostgreSQL programs for this platform ('%s' is not in this build): build "
								+ "on this machine, or set spring.datasource.url to a PostgreSQL server of your own")
							.formatted(name));
			}
			byte[] archive = resource.readAllBytes();
			Path folder = home.resolve("programs-" + digest(archive));
			if (!Files.isDirectory(folder)) {
				Path unfinished = home.resolve("programs-unfinished");
				FileSystemUtils.deleteRecursively(unfinished);
				extract(archive, unfinished);
				Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
			}
			return new Programs(folder);
		}
		catch (IOException ex) {
			throw new PostgresException("Cannot unpack PostgreSQL into '%s': %s".formatted(home, ex.getMessage()), ex);
		}
	}

	static String archiveName(String os, String arch) {
		String system = os.toLowerCase(Locale.ROOT);
		String family = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "darwin" : "linux";
		String machine = switch (arch.toLowerCase(Locale.ROOT)) {
			case "amd64", "x86_64" -> "x86_64";
			case "aarch64", "arm64" -> "arm_64";
			default -> arch.toLowerCase(Locale.ROOT);
		};
		return "postgres-%s-%s.txz".formatted(family, machine);
	}

	String program(String name) {
		return this.folder.resolve("bin").resolve(name).toString();
	}

	private static void extract(byte[] archive, Path folder) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(archive)))) {
			TarArchiveEntry entry;
			while ((entry = tar.getNextEntry()) != null) {
				Path target = folder.resolve(entry.getName()).normalize();
				if (!target.startsWith(folder)) {
					throw new IOException("Entry '%s' leaves the folder".formatted(entry.getName()));
				}
				if (entry.isDirectory()) {
					Folders.create(target);
					continue;
				}
				Folders.create(Objects.requireNonNull(target.getParent()));
				if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
					continue;
				}
				Files.copy(tar, target);
				Folders.permit(target, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
			}
		}
	}

	private static String digest(byte[] archive) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
			return HexFormat.of().formatHex(digest, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
