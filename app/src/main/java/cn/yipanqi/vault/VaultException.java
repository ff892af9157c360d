package cn.yipanqi.vault;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a key is missing, wrong or unreadable, or when a protected value was
 * changed or stands where it does not belong. The message never holds a secret.
 */
public class VaultException extends RuntimeException {

	VaultException(String message) {
		super(message);
	}

	VaultException(String message, @Nullable Throwable cause) {
		super(message);
		if (cause != null) {
			// not as the cause: the command line prints the innermost message, and that
			// is this one
			addSuppressed(cause);
		}
	}

}
