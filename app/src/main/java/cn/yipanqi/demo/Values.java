package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import org.jspecify.annotations.Nullable;

/**
 * Makes values for fields: as the scenario says, else something plausible for the type.
 */
final class Values {

	private final Dice dice;

	Values(Dice dice) {
		this.dice = dice;
	}

	Map<String, Object> make(List<Field> fields, Settings settings, LocalDate date) {
		Map<String, Object> values = new HashMap<>();
		for (Field field : fields) {
			Object value = make(field, settings.values().get(field.code()), date, values);
			if (value != null) {
				values.put(field.code(), value);
			}
		}
		return values;
	}

	private @Nullable Object make(Field field, @Nullable Object wish, LocalDate date, Map<String, Object> made) {
		if (wish instanceof Map<?, ?> map) {
			Settings settings = new Settings(cast(map));
			if (!this.dice.chance(settings.number("chance", 1))) {
				return null;
			}
			if (settings.has("value")) {
				return make(field, settings.values().get("value"), date, made);
			}
			if (settings.has("upto")) {
				Object bound = made.get(settings.text("upto"));
				int high = (bound instanceof BigDecimal number) ? number.intValue() : 0;
				int low = (int) Math.floor(high * settings.number("share", 0));
				return BigDecimal.valueOf(this.dice.between(low, high));
			}
			Map<String, Double> weights = new LinkedHashMap<>();
			map.forEach((key, weight) -> {
				if (!key.equals("chance") && weight instanceof Number number) {
					weights.put(key.toString(), number.doubleValue());
				}
			});
			return typed(field, weights.isEmpty() ? usual(field, date) : this.dice.weighted(weights));
		}
		if (wish instanceof List<?> list) {
			if (field.type().isNumber() && list.size() == 2) {
				return number(field, ((Number) list.get(0)).doubleValue(), ((Number) list.get(1)).doubleValue());
			}
			return typed(field, this.dice.pick(list));
		}
		return typed(field, (wish != null) ? wish : usual(field, date));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(Map<?, ?> map) {
		return (Map<String, Object>) map;
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

	private @Nullable Object usual(Field field, LocalDate date) {
		if (!field.required()) {
			return null;
		}
		return switch (field.type()) {
			case TEXT, LONG_TEXT -> field.name();
			case INTEGER -> number(field, low(field), low(field) + 4);
			case DECIMAL, MONEY -> number(field, Math.max(low(field), 1), low(field) + 1000);
			case DATE -> date.toString();
			case CHOICE -> this.dice.pick(field.options().stream().map(Choice::code).toList());
			case FLAG -> this.dice.chance(0.8);
		};
	}

	private static double low(Field field) {
		return (field.min() != null) ? field.min().doubleValue() : 0;
	}

	private BigDecimal number(Field field, double low, double high) {
		int scale = (field.type() == Field.Type.INTEGER) ? 0 : 2;
		long unit = (long) Math.pow(10, scale);
		BigDecimal number = BigDecimal.valueOf(this.dice.skewed(Math.round(low * unit), Math.round(high * unit)),
				scale);
		return (field.max() != null) ? number.min(field.max()) : number;
	}

}
