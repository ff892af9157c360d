package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a pack: the pack, or every problem found.
 */
public record PackReading(@Nullable Pack pack, List<PackProblem> problems) {

	/**
	 * The pack.
	 * @throws InvalidPackException if there were problems
	 */
	public Pack orThrow() {
		if (this.pack == null) {
			throw new InvalidPackException(this.problems);
		}
		return this.pack;
	}

	/**
	 * Thrown when a pack with problems is asked for.
	 */
	public static final class InvalidPackException extends RuntimeException {

		private final transient List<PackProblem> problems;

		InvalidPackException(List<PackProblem> problems) {
			super(problems.stream().map(PackProblem::toString).collect(Collectors.joining("\n")));
			this.problems = problems;
		}

		public List<PackProblem> problems() {
			return this.problems;
		}

	}

}
