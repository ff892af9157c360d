package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A field of a record or of a line. Numbers are in the base unit of their measure; money
 * is in 元 with two decimals, decimals have at most four.
 */
public record Field(String code, String name, @Nullable String nameEn, Type type, boolean required,
		@Nullable BigDecimal min, @Nullable BigDecimal max, int maxLength, @Nullable String measure,
		List<Choice> options, @Nullable String help) implements Named {

	public Optional<Choice> option(String code) {
		return this.options.stream().filter((choice) -> choice.code().equals(code)).findFirst();
	}

	/**
	 * What a field may hold.
	 */
	public enum Type {

		TEXT, LONG_TEXT, INTEGER, DECIMAL, MONEY, DATE, CHOICE, FLAG;

		public boolean isNumber() {
			return this == INTEGER || this == DECIMAL || this == MONEY;
		}

		/**
		 * How many decimals a value may carry.
		 */
		public int scale() {
			return switch (this) {
				case DECIMAL -> 4;
				case MONEY -> 2;
				default -> 0;
			};
		}

	}

}
