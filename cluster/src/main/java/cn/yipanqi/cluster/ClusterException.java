package cn.yipanqi.cluster;

/**
 * Something that whoever runs a command can put right; the message says what.
 */
final class ClusterException extends RuntimeException {

	private static final long serialVersionUID = 1;

	ClusterException(String message) {
		super(message);
	}

	ClusterException(String message, Throwable cause) {
		super(message, cause);
	}

}
