package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A field of a record or of a line. Numbers are in the base unit of their measure; money
 * is in 元 with two decimals, decimals have at most four.
 *
 * @param sensitive what the value tells of a person, so that it is kept encrypted and
 * shown masked; null if it tells nothing
 */
public record Field(String code, String name, @Nullable String nameEn, Type type, boolean required,
		@Nullable BigDecimal min, @Nullable BigDecimal max, int maxLength, @Nullable String measure,
		List<Choice> options, @Nullable String help, @Nullable Sensitivity sensitive) implements Named {

	public Optional<Choice> option(String code) {
		return this.options.stream().filter((choice) -> choice.code().equals(code)).findFirst();
	}

	/**
	 * Whether the value is kept encrypted and shown masked.
	 */
	public boolean isSensitive() {
		return this.sensitive != null;
	}

	/**
	 * What a sensitive value is: how it is checked, and what its mask leaves visible.
	 */
	public enum Sensitivity {

		/** A telephone number. */
		PHONE,

		/** A citizen's identity number (公民身份号码, GB 11643). */
		IDENTITY,

		/** Any text; nothing of it stays visible. */
		TEXT

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
