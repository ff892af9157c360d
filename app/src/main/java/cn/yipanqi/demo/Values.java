package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import org.jspecify.annotations.Nullable;

/**
 * Makes values for fields: as the scenario says, else something plausible for the type.
 * Texts are never made up: what a required text reads must be in the scenario.
 */
final class Values {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

	private final Dice dice;

	private final Map<String, Integer> serials = new HashMap<>();

	Values(Dice dice) {
		this.dice = dice;
	}

	/**
	 * Begins a record or line of which nothing is known yet.
	 */
	Filling begin(List<Field> fields, Settings wishes, Circumstances around) {
		return new Filling(Map.of(), fields, wishes, around);
	}

	/**
	 * Makes some fields of a record or line anew and keeps all others as they were.
	 */
	Map<String, Object> again(Map<String, Object> former, List<Field> fields, Set<String> anew, Settings wishes,
			Circumstances around) {
		Filling filling = new Filling(former, fields, wishes, around);
		fields.stream().map(Field::code).forEach(filling.decided::add);
		anew.forEach((code) -> {
			filling.decided.remove(code);
			filling.values.remove(code);
		});
		return filling.make((field) -> anew.contains(field.code()));
	}

	/**
	 * The filling of one record or line. A field is made when it, or one that depends on
	 * it, is asked for.
	 */
	final class Filling {

		private final Map<String, Object> values;

		private final Map<String, Field> fields = new LinkedHashMap<>();

		private final Settings wishes;

		private final Circumstances around;

		private final Set<String> decided = new HashSet<>();

		private Filling(Map<String, Object> values, List<Field> fields, Settings wishes, Circumstances around) {
			this.values = new HashMap<>(values);
			fields.forEach((field) -> this.fields.put(field.code(), field));
			this.wishes = wishes;
			this.around = around;
		}

		/**
		 * Makes those of the fields that are wanted.
		 */
		Map<String, Object> make(Predicate<Field> wanted) {
			this.fields.values().stream().filter(wanted).forEach(this::value);
			return this.values;
		}

		private @Nullable Object value(Field field) {
			if (this.decided.add(field.code())) {
				Object value = typed(field, made(field, this.wishes.values().get(field.code())));
				if (value != null) {
					this.values.put(field.code(), value);
				}
			}
			return this.values.get(field.code());
		}

		private @Nullable Object value(@Nullable String code) {
			Field field = this.fields.get(code);
			return (field != null) ? value(field) : this.values.get(code);
		}

		private @Nullable Object made(Field field, @Nullable Object wish) {
			if (wish instanceof Map<?, ?> map) {
				return made(field, Settings.of(map));
			}
			if (wish instanceof List<?> list) {
				return (field.type().isNumber() && list.size() == 2) ? number(field, list)
						: made(field, Values.this.dice.pick(list));
			}
			if (wish == null) {
				return usual(field);
			}
			return (wish instanceof String text) ? text(text) : wish;
		}

		private @Nullable Object made(Field field, Settings wish) {
			if (!Values.this.dice.chance(wish.number("chance", 1))) {
				return null;
			}
			if (wish.has("value")) {
				Object value = made(field, wish.values().get("value"));
				return (value instanceof BigDecimal number && wish.has("step"))
						? rounded(number, (int) wish.number("step", 1)) : value;
			}
			if (wish.has("same")) {
				return (this.around.cause() != null) ? this.around.cause().draft().fields().get(wish.text("same"))
						: null;
			}
			if (wish.has("case")) {
				String value = String.valueOf(value(wish.text("case")));
				return made(field, wish.values().get(wish.has(value) ? value : "else"));
			}
			if (wish.has("upto")) {
				int high = (value(wish.text("upto")) instanceof BigDecimal bound) ? bound.intValue() : 0;
				int low = (int) Math.floor(high * wish.number("share", 0));
				return BigDecimal.valueOf(Values.this.dice.between(low, high));
			}
			if (wish.has("of")) {
				List<?> range = (List<?>) Objects.requireNonNull(wish.values().get("by"));
				return (value(wish.text("of")) instanceof BigDecimal base)
						? base.multiply(between(range, 3)).setScale(field.type().scale(), RoundingMode.DOWN) : null;
			}
			if (wish.has("days")) {
				return this.around.date()
					.plusDays(wish.values().get("days") instanceof Number days ? days.intValue()
							: Values.this.dice.between(wish.range("days")));
			}
			if (wish.has("serial")) {
				return serial(text(Objects.requireNonNull(wish.text("serial"))));
			}
			Map<String, Double> weights = new LinkedHashMap<>();
			wish.values().forEach((key, weight) -> {
				if (!key.equals("chance") && weight instanceof Number number) {
					weights.put(key, number.doubleValue());
				}
			});
			return weights.isEmpty() ? usual(field) : text(Values.this.dice.weighted(weights));
		}

		private String text(String template) {
			return PLACEHOLDER.matcher(template).replaceAll((match) -> {
				String name = match.group(1);
				String text = this.around.text(name);
				Field field = this.fields.get(name);
				if (text == null && field != null) {
					text = Circumstances.written(field, value(field));
				}
				if (text == null && this.around.cause() != null) {
					text = this.around.cause().text(name);
				}
				if (text == null) {
					throw new IllegalStateException("The scenario means nothing by '" + match.group() + "'");
				}
				return Matcher.quoteReplacement(text);
			});
		}

		private @Nullable Object usual(Field field) {
			if (!field.required()) {
				return null;
			}
			return switch (field.type()) {
				case TEXT, LONG_TEXT ->
					throw new IllegalStateException("The scenario does not say what '" + field.code() + "' reads");
				case INTEGER -> number(field, List.of(low(field), low(field) + 4));
				case DECIMAL, MONEY -> number(field, List.of(Math.max(low(field), 1), low(field) + 1000));
				case DATE -> this.around.date();
				case CHOICE -> Values.this.dice.pick(field.options().stream().map(Choice::code).toList());
				case FLAG -> Values.this.dice.chance(0.8);
			};
		}

	}

	/**
	 * The next number of a series; a series is all numbers that begin alike.
	 */
	private String serial(String pattern) {
		String prefix = pattern.substring(0, pattern.indexOf('%'));
		return pattern.formatted(this.serials.merge(prefix, 1, Integer::sum));
	}

	private static @Nullable Object typed(Field field, @Nullable Object value) {
		if (value == null || value instanceof BigDecimal) {
			return value;
		}
		if (field.type().isNumber()) {
			return new BigDecimal(value.toString());
		}
		return (field.type() == Field.Type.FLAG) ? Boolean.valueOf(value.toString()) : value.toString();
	}

	private static BigDecimal rounded(BigDecimal number, int step) {
		return number.divideToIntegralValue(BigDecimal.valueOf(step)).multiply(BigDecimal.valueOf(step));
	}

	private static double low(Field field) {
		return (field.min() != null) ? field.min().doubleValue() : 0;
	}

	private BigDecimal number(Field field, List<?> range) {
		BigDecimal number = between(range, (field.type() == Field.Type.INTEGER) ? 0 : 2);
		return (field.max() != null) ? number.min(field.max()) : number;
	}

	private BigDecimal between(List<?> range, int scale) {
		double unit = Math.pow(10, scale);
		return BigDecimal.valueOf(this.dice.skewed(Math.round(((Number) range.get(0)).doubleValue() * unit),
				Math.round(((Number) range.get(1)).doubleValue() * unit)), scale);
	}

}
