package cn.yipanqi.engine.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects problems while a pack is read, so that all are reported and not the first
 * only.
 */
final class Problems {

	private final List<PackProblem> found = new ArrayList<>();

	void add(String file, int line, String path, String message) {
		this.found.add(new PackProblem(file, line, path, message));
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	List<PackProblem> sorted() {
		return this.found.stream()
			.distinct()
			.sorted(Comparator.comparing(PackProblem::file).thenComparing(PackProblem::line))
			.toList();
	}

}
