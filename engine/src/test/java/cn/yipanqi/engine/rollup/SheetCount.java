package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Period;

/**
 * Counts what {@link SheetHistory} holds from the beginning, in the plainest way.
 */
final class SheetCount {

	private SheetCount() {
	}

	/**
	 * The figure, and how much of it is stated by sheets.
	 */
	static BigDecimal[] count(List<Entry> entries, FigureQuery query) {
		List<Item> items = items(entries.stream()
			.filter((entry) -> query.asOf() == null || !entry.recordedAt().isAfter(query.asOf()))
			.toList(), query.indicator());
		BigDecimal figure = BigDecimal.ZERO;
		BigDecimal stated = BigDecimal.ZERO;
		for (Item item : items) {
			String sheet = item.unit.startsWith("health@") ? "monthly" : "weekly";
			LocalDate[] period = period(sheet, item.date);
			boolean contested = stated(sheet).contains(query.indicator()) && items.stream()
				.anyMatch((other) -> item.own && other.own && other.sheet != item.sheet && other.unit.equals(item.unit)
						&& Arrays.equals(period(sheet, other.date), period));
			boolean yields = sheet.equals("monthly") ? item.sheet : !item.sheet;
			if ((!contested || !yields) && asked(item, query)) {
				figure = figure.add(item.amount);
				stated = item.sheet ? stated.add(item.amount) : stated;
			}
		}
		return new BigDecimal[] { figure, stated };
	}

	/**
	 * What a unit has filed for a period in both ways.
	 */
	static Reported reported(List<Entry> entries, String indicator, String unit, Period period) {
		List<Item> filed = items(entries, indicator).stream()
			.filter((item) -> item.own && item.unit.equals(unit) && period.holds(item.date))
			.toList();
		List<BigDecimal> details = filed.stream().filter((item) -> !item.sheet).map(Item::amount).toList();
		List<BigDecimal> totals = filed.stream().filter(Item::sheet).map(Item::amount).toList();
		return new Reported(details.stream().reduce(BigDecimal.ZERO, BigDecimal::add), details.size(),
				totals.stream().reduce(BigDecimal::add).orElse(null));
	}

	private static List<Item> items(List<Entry> entries, String indicator) {
		Map<UUID, Entry> inForce = new HashMap<>();
		entries.stream()
			.sorted(java.util.Comparator.comparing(Entry::seq))
			.forEach((entry) -> inForce.put(entry.record(), entry));
		return inForce.values()
			.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.flatMap((entry) -> items(entry, indicator).stream())
			.toList();
	}

	private static boolean asked(Item item, FigureQuery query) {
		return item.region.startsWith(query.region())
				&& (query.department() == null || item.unit.startsWith(query.department() + "@"))
				&& (query.group() == null || query.group().equals("catering"))
				&& (query.from() == null || !item.date.isBefore(query.from()))
				&& (query.to() == null || !item.date.isAfter(query.to()));
	}

	private static List<Item> items(Entry entry, String indicator) {
		List<Item> items = new ArrayList<>();
		if (!entry.type().equals("inspection")) {
			for (EntryLine line : entry.lines()) {
				Object stated = line.fields().get("indicator");
				boolean also = indicator.equals("fails") && stated.equals("visits") && entry.type().equals("weekly");
				if ((stated.equals(indicator) || also) && line.fields().get("total") != null
						&& !indicator.equals("premises")) {
					items.add(new Item(true, true, entry.unit(), entry.region(), entry.date(),
							(BigDecimal) line.fields().get("total")));
				}
			}
			return items;
		}
		switch (indicator) {
			case "visits" ->
				items.add(new Item(true, false, entry.unit(), entry.region(), entry.date(), BigDecimal.ONE));
			case "fails" -> {
				if (entry.fields().get("result").equals("fail")) {
					items.add(new Item(true, false, entry.unit(), entry.region(), entry.date(), BigDecimal.ONE));
				}
			}
			case "value" -> {
				if (entry.fields().get("goods_value") instanceof BigDecimal value) {
					items.add(new Item(true, false, entry.unit(), entry.region(), entry.date(), value));
				}
			}
			case "people" -> entry.lines().forEach((line) -> {
				String own = line.unit().substring(line.unit().indexOf('@') + 1);
				items.add(new Item(line.unit().equals(entry.unit()), false, line.unit(),
						entry.region().startsWith(own) ? entry.region() : own, entry.date(),
						(BigDecimal) line.fields().get("people")));
			});
			default -> throw new IllegalArgumentException(indicator);
		}
		return items;
	}

	static List<String> stated(String sheet) {
		return sheet.equals("monthly") ? List.of("visits", "value", "premises") : List.of("visits", "fails", "people");
	}

	/**
	 * First and last day of the month or week.
	 */
	static LocalDate[] period(String sheet, LocalDate day) {
		LocalDate first = sheet.equals("monthly") ? day.withDayOfMonth(1)
				: day.minusDays(day.getDayOfWeek().getValue() - 1L);
		return new LocalDate[] { first,
				sheet.equals("monthly") ? first.plusMonths(1).minusDays(1) : first.plusDays(6) };
	}

	/**
	 * @param own whether the unit that it counts for has filed it itself
	 */
	private record Item(boolean own, boolean sheet, String unit, String region, LocalDate date, BigDecimal amount) {
	}

}
