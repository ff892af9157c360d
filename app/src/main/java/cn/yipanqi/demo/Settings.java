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
	Settings part(String key) {
		return new Settings((this.values.get(key) instanceof Map<?, ?> map) ? (Map<String, Object>) map : Map.of());
	}

	@SuppressWarnings("unchecked")
	List<Settings> parts(String key) {
		return (this.values.get(key) instanceof List<?> list)
				? list.stream().map((item) -> new Settings((Map<String, Object>) item)).toList() : List.of();
	}

	List<String> texts(String key) {
		return (this.values.get(key) instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
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
