package cn.yipanqi.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A part of a scenario file, read leniently: what is not there takes its default.
 */
record Settings(Map<String, Object> values) {

	@SuppressWarnings("unchecked")
	static Settings of(Object map) {
		return new Settings((Map<String, Object>) map);
	}

	Settings part(String key) {
		return (this.values.get(key) instanceof Map<?, ?> map) ? of(map) : new Settings(Map.of());
	}

	List<Settings> parts(String key) {
		return (this.values.get(key) instanceof List<?> list) ? list.stream().map(Settings::of).toList() : List.of();
	}

	List<String> texts(String key) {
		return (this.values.get(key) instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	/**
	 * The two whole numbers of a range.
	 */
	int[] range(String key) {
		return (this.values.get(key) instanceof List<?> list)
				? list.stream().mapToInt((item) -> ((Number) item).intValue()).toArray() : new int[] { 0, 0 };
	}

	double number(String key, double otherwise) {
		return (this.values.get(key) instanceof Number number) ? number.doubleValue() : otherwise;
	}

	@Nullable String text(String key) {
		Object value = this.values.get(key);
		return (value != null) ? value.toString() : null;
	}

	LocalDate date(String key, LocalDate otherwise) {
		String text = text(key);
		return (text != null) ? LocalDate.parse(text) : otherwise;
	}

	boolean has(String key) {
		return this.values.containsKey(key);
	}

}
