package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A repeated part of a record: seized goods, participants. A line with its own unit
 * contributes to that unit.
 *
 * @param rules conditions that each line must satisfy
 */
public record LineType(String code, String name, @Nullable String nameEn, boolean ownUnit, int min, int max,
		List<Field> fields, List<Rule> rules) implements Named {

	public Optional<Field> field(String code) {
		return this.fields.stream().filter((field) -> field.code().equals(code)).findFirst();
	}

}
