package cn.yipanqi.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * The structure as it would be with a workbook: what is new has negative numbers. Nothing
 * of it is written.
 */
final class Working {

	final Structure before;

	final Map<Long, Body> bodies;

	final Map<Long, Membership> members;

	final Map<Long, Person> people;

	final Map<Long, Duty> duties;

	final List<CellFault> faults = new ArrayList<>();

	private final Map<Object, ImportRow> origins = new HashMap<>();

	private long next;

	Working(Structure before) {
		this.before = before;
		this.bodies = byNumber(before.bodies(), Body::id);
		this.members = byNumber(before.members(), Membership::id);
		this.people = byNumber(before.people().toList(), Person::id);
		this.duties = byNumber(before.duties(), Duty::id);
	}

	private static <T> Map<Long, T> byNumber(Collection<T> things, Function<T, Long> number) {
		return things.stream()
			.collect(Collectors.toMap(number, Function.identity(), (one, other) -> one, LinkedHashMap::new));
	}

	long newNumber() {
		this.next--;
		return this.next;
	}

	/**
	 * Notes the row that says something.
	 * @return the earlier row that says the same thing, or null
	 */
	@Nullable ImportRow says(ImportRow row, Object key) {
		return this.origins.putIfAbsent(key, row);
	}

	@Nullable ImportRow origin(Object key) {
		return this.origins.get(key);
	}

	String region(Duty duty) {
		Body body = (duty.body() != null) ? this.bodies.get(duty.body()) : null;
		return (body != null) ? body.region() : UnitCode.region(Objects.requireNonNull(duty.unit()));
	}

	Body body(long id) {
		return Objects.requireNonNull(this.bodies.get(id));
	}

	/**
	 * What a row is about: the kind of thing, and its number.
	 */
	record RowKey(ImportSheet sheet, long id) {
	}

	/**
	 * The row about a person.
	 */
	record PersonKey(long id) {
	}

}
