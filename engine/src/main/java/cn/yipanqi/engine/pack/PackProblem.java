package cn.yipanqi.engine.pack;

/**
 * A mistake in a pack, at a file and line (from 1; 0 where the whole file is meant).
 *
 * @param file name relative to the pack's directory
 * @param line line number
 * @param path where in the file, such as {@code indicators[3].sources[0].record}
 * @param message the reason, values in quotes
 */
public record PackProblem(String file, int line, String path, String message) {

	@Override
	public String toString() {
		return this.file + ((this.line > 0) ? ":" + this.line : "") + ": "
				+ (this.path.isEmpty() ? "" : this.path + ": ") + this.message;
	}

}
