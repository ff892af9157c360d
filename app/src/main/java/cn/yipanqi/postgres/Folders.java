package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders and files with plain permissions, whatever the umask; where the file system
 * knows no POSIX permissions, its own defaults stay.
 */
final class Folders {

	private Folders() {
	}

	static Path create(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			Path parent = folder.getParent();
			if (parent != null) {
				create(parent);
			}
			Files.createDirectory(folder);
			permit(folder, "rwxr-xr-x");
		}
		return folder;
	}

	static void permit(Path file, String permissions) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		}
	}

}
