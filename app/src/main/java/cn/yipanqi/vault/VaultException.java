package cn.yipanqi.vault;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a key is missing, wrong or unreadable, or when a protected value was
 * changed or stands where it does not belong. The message never holds a secret.
 */
public class VaultException extends RuntimeException {

	VaultException(String message) {
		this(message, null);
	}

	VaultException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
