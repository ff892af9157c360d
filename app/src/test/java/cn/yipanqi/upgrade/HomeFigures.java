package cn.yipanqi.upgrade;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Every indicator for the city, each county and each department, over the whole campaign
 * and a week of it, as known now and then.
 *
 * @param values by indicator, region, department and window
 */
record HomeFigures(Map<Key, String> values) {

	private static final LocalDate MONDAY = LocalDate.of(2007, 9, 10);

	private static final Instant THEN = Instant.parse("2007-09-15T04:00:00Z");

	private static final List<String> WINDOWS = List.of("whole", "week", "whole-then", "week-then");

	private static final List<String> HEADING = Stream
		.concat(Stream.of("indicator", "region", "department"), WINDOWS.stream())
		.toList();

	private static final String NOTHING = "-";

	static HomeFigures of(ApplicationContext city) {
		Pack pack = city.getBean(Pack.class);
		Organization organization = city.getBean(Organization.class);
		Figures figures = city.getBean(Figures.class);
		Map<Key, String> values = new LinkedHashMap<>();
		for (Indicator indicator : pack.indicators()) {
			String region = organization.city().code();
			add(figures, indicator, region, null, values);
			for (Region county : organization.counties()) {
				add(figures, indicator, county.code(), null, values);
			}
			for (Department department : pack.departments()) {
				add(figures, indicator, region, department.code(), values);
			}
		}
		return new HomeFigures(values);
	}

	private static void add(Figures figures, Indicator indicator, String region, @Nullable String department,
			Map<Key, String> values) {
		FigureQuery whole = new FigureQuery(indicator.code(), region, department, null, null, null, null);
		FigureQuery week = whole.within(MONDAY, MONDAY.plusDays(6));
		List<FigureQuery> windows = List.of(whole, week, whole.asOf(THEN), week.asOf(THEN));
		for (int i = 0; i < windows.size(); i++) {
			Key key = new Key(indicator.code(), region, (department != null) ? department : NOTHING, WINDOWS.get(i));
			values.put(key, text(figures.figure(windows.get(i), Scope.EVERYTHING)));
		}
	}

	private static String text(Figure figure) {
		return (figure.denominator() != null) ? text(figure.numerator()) + "/" + text(figure.denominator())
				: text(figure.value());
	}

	private static String text(@Nullable BigDecimal value) {
		return (value != null) ? value.stripTrailingZeros().toPlainString() : NOTHING;
	}

	void write(Path file) throws IOException {
		Map<String, List<String>> rows = new LinkedHashMap<>();
		this.values.forEach((key, value) -> rows
			.computeIfAbsent(String.join("\t", key.indicator, key.region, key.department), (row) -> new ArrayList<>())
			.add(value));
		List<String> lines = new ArrayList<>(List.of(String.join("\t", HEADING)));
		rows.forEach((row, cells) -> lines.add(row + "\t" + String.join("\t", cells)));
		Files.write(file, lines);
	}

	static HomeFigures read(Path file) throws IOException {
		Map<Key, String> values = new LinkedHashMap<>();
		for (String[] cells : Rows.read(file, HEADING)) {
			for (int i = 0; i < WINDOWS.size(); i++) {
				values.put(new Key(cells[0], cells[1], cells[2], WINDOWS.get(i)), cells[3 + i]);
			}
		}
		return new HomeFigures(values);
	}

	/**
	 * Which figure.
	 *
	 * @param department a dash for all
	 */
	record Key(String indicator, String region, String department, String window) {
	}

}
