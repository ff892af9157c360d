package cn.yipanqi.intake.mapping;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import cn.yipanqi.intake.source.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file become records of one type. Obtained from {@link MappingReader};
 * the format is described in {@code docs/pack-reference.md}.
 *
 * @param code the mapping's own code, in which its natural keys are unique
 * @param record code of the record type
 * @param charset encoding of the file
 * @param delimiter what stands between two cells
 * @param limits how much the file may bring
 * @param key the values that tell one real act from another
 * @param subject the supervised subject, if the record has one
 * @param unit the unit that files
 * @param region where it happened
 * @param date when it happened
 * @param fields the record's fields, by code
 * @param lines its lines
 * @param lookups tables to look values up in, by name
 * @param sensitive columns whose cells are repeated in no report
 */
public record Mapping(String code, String record, Charset charset, char delimiter, Limits limits, List<Cell> key,
		@Nullable SubjectMapping subject, Cell unit, Cell region, Cell date, Map<String, Cell> fields,
		List<LineMapping> lines, Map<String, Lookup.Source> lookups, Set<String> sensitive) {

	/**
	 * The columns that the file must have.
	 */
	public Set<String> columns() {
		Set<String> columns = new LinkedHashSet<>();
		Stream<Cell> cells = Stream
			.of(this.key.stream(), Stream.of(this.unit, this.region, this.date), this.fields.values().stream(),
					this.lines.stream().flatMap(LineMapping::cells),
					Stream.ofNullable(this.subject).flatMap(SubjectMapping::cells))
			.flatMap((some) -> some);
		cells.forEach((cell) -> columns.addAll(cell.columns()));
		return columns;
	}

	/**
	 * How a row names the supervised subject.
	 *
	 * @param register whether a subject that is not in the registry is entered there
	 */
	record SubjectMapping(Cell kind, @Nullable Cell tier, @Nullable Cell uscc, @Nullable Cell licence, Cell name,
			@Nullable Cell address, @Nullable Cell region, boolean register) {

		Stream<Cell> cells() {
			return Arrays.asList(this.kind, this.tier, this.uscc, this.licence, this.name, this.address, this.region)
				.stream()
				.filter(Objects::nonNull);
		}

	}

	/**
	 * A line of the record, made from the same row; left out where all its fields are
	 * blank.
	 */
	record LineMapping(String type, @Nullable Cell unit, Map<String, Cell> fields) {

		Stream<Cell> cells() {
			return Stream.concat(Stream.ofNullable(this.unit), this.fields.values().stream());
		}

	}

}
