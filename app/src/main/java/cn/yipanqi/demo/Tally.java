package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.PastAct;

/**
 * The generator's own count of what it made: the records in force, counted by plain
 * loops. The oracle of the figures; knows nothing of indicators.
 */
final class Tally {

	private final Map<UUID, Draft> inForce = new HashMap<>();

	private int acts;

	private Instant last = Instant.EPOCH;

	void add(PastAct act) {
		this.acts++;
		this.last = act.recordedAt().isAfter(this.last) ? act.recordedAt() : this.last;
		if (act.draft() == null) {
			this.inForce.remove(act.record());
		}
		else {
			this.inForce.put(act.record(), act.draft());
		}
	}

	int acts() {
		return this.acts;
	}

	Instant last() {
		return this.last;
	}

	long records(String type, Predicate<Draft> filter) {
		return this.inForce.values().stream().filter((draft) -> draft.type().equals(type)).filter(filter).count();
	}

	BigDecimal sum(String type, String field, Predicate<Draft> filter) {
		return add(type, filter, (draft) -> number(draft.fields(), field));
	}

	BigDecimal sumOfLines(String type, String line, String field, BiPredicate<Draft, Draft.DraftLine> filter) {
		return add(type, (draft) -> true,
				(draft) -> draft.lines()
					.stream()
					.filter((candidate) -> candidate.type().equals(line) && filter.test(draft, candidate))
					.map((candidate) -> number(candidate.fields(), field))
					.reduce(BigDecimal.ZERO, BigDecimal::add));
	}

	long subjects(String type, Predicate<Draft> filter) {
		return this.inForce.values()
			.stream()
			.filter((draft) -> draft.type().equals(type) && draft.subject() != null)
			.filter(filter)
			.map(Draft::subject)
			.distinct()
			.count();
	}

	/**
	 * Totals of sheets whose unit has filed none of some types of record in the days up
	 * to the sheet's.
	 * @param days how many days a period has
	 * @param details the types of record that come before the total
	 */
	BigDecimal totals(String type, String indicator, int days, Collection<String> details, Predicate<Draft> filter) {
		return add(type,
				filter.and((sheet) -> this.inForce.values()
					.stream()
					.noneMatch((draft) -> details.contains(draft.type()) && draft.unit().equals(sheet.unit())
							&& isWithin(draft, sheet, days))),
				(sheet) -> sheet.lines()
					.stream()
					.filter((line) -> indicator.equals(line.fields().get("indicator")))
					.map((line) -> number(line.fields(), "total"))
					.reduce(BigDecimal.ZERO, BigDecimal::add));
	}

	private static boolean isWithin(Draft draft, Draft sheet, int days) {
		LocalDate date = Objects.requireNonNull(draft.date());
		LocalDate last = Objects.requireNonNull(sheet.date());
		return !date.isAfter(last) && date.isAfter(last.minusDays(days));
	}

	private BigDecimal add(String type, Predicate<Draft> filter, Function<Draft, BigDecimal> amount) {
		return this.inForce.values()
			.stream()
			.filter((draft) -> draft.type().equals(type))
			.filter(filter)
			.map(amount)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static BigDecimal number(Map<String, Object> fields, String field) {
		return (fields.get(field) instanceof BigDecimal number) ? number : BigDecimal.ZERO;
	}

}
