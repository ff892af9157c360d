package cn.yipanqi.intake;

/**
 * Is told how far an import has come, and may end it.
 */
@FunctionalInterface
interface Progress {

	/** Nobody watches. */
	Progress UNWATCHED = (rows) -> {
	};

	/**
	 * Told now and then.
	 * @param rows how many have been read
	 * @throws CancelledImportException if the import is to end here
	 */
	void at(long rows);

	/**
	 * Thrown where an import ends before its end.
	 */
	final class CancelledImportException extends RuntimeException {

	}

}
