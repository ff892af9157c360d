package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A type of record (台账记录): which units may file it, on whom, with which fields, lines and
 * rules.
 *
 * @param unique what at most one record in force may say
 */
public record RecordType(String code, String name, @Nullable String nameEn, @Nullable String group,
		List<String> filedBy, SubjectUse subject, List<String> subjectKinds, @Nullable String description,
		List<Field> fields, List<LineType> lines, List<Rule> rules, List<Uniqueness> unique,
		List<Sentence> sentences) implements Named {

	public Optional<Field> field(String code) {
		return this.fields.stream().filter((field) -> field.code().equals(code)).findFirst();
	}

	public Optional<LineType> line(String code) {
		return this.lines.stream().filter((line) -> line.code().equals(code)).findFirst();
	}

	/**
	 * Whether its subject may be of a kind.
	 */
	public boolean takes(String kind) {
		return this.subjectKinds.isEmpty() || this.subjectKinds.contains(kind);
	}

	/**
	 * Whether a record names a supervised subject.
	 */
	public enum SubjectUse {

		REQUIRED, OPTIONAL, NONE

	}

}
