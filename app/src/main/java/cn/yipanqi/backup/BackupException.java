package cn.yipanqi.backup;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a backup cannot be made or not be restored; the message says why, and
 * nothing has been changed.
 */
public class BackupException extends RuntimeException {

	BackupException(String message) {
		super(message);
	}

	BackupException(String message, @Nullable Throwable cause) {
		super(message);
		if (cause != null) {
			// not as the cause: the command line prints the innermost message, and that
			// is this one
			addSuppressed(cause);
		}
	}

}
