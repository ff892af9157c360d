package cn.yipanqi.intake;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file to import.
 *
 * @param file the file; compressed if its name ends in {@code .gz}
 * @param mapping how its rows become records
 * @param lookups folder of the files that the mapping looks values up in; null for the
 * folder of the file
 */
public record ImportRequest(Path file, Path mapping, @Nullable Path lookups) {

	/**
	 * How many bad cells a report lists.
	 */
	static final int MOST_PROBLEMS = 10_000;

	Path lookupFolder() {
		Path folder = (this.lookups != null) ? this.lookups : this.file.toAbsolutePath().getParent();
		return (folder != null) ? folder : Path.of(".");
	}

}
