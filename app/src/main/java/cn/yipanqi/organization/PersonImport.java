package cn.yipanqi.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.yipanqi.organization.Working.PersonKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of a workbook among those who are there, and takes in the others.
 */
final class PersonImport {

	private final People people;

	private final Working working;

	private final Map<Object, List<Long>> byName = new HashMap<>();

	PersonImport(People people, Working working) {
		this.people = people;
		this.working = working;
		working.people.values().forEach(this::remember);
	}

	private void remember(Person person) {
		this.byName.merge(key(person.region(), person.name(), this.people.workplace(person)), List.of(person.id()),
				(one, other) -> Stream.concat(one.stream(), other.stream()).toList());
	}

	private static Object key(String region, String name, String workplace) {
		return List.of(region, name, workplace);
	}

	/**
	 * Number of the person whom a row names.
	 * @throws RefusedChangeException if it is not clear who that is, or something about
	 * the person is not acceptable
	 */
	Long person(ImportRow row, String region, @Nullable Duty duty) {
		Person former = former(row, region, duty);
		Person now = this.people.person(former, (former != null) ? former.region() : region, details(row, former));
		if (former == null) {
			Person added = now.numbered(this.working.newNumber());
			this.working.people.put(added.id(), added);
			this.working.says(row, new PersonKey(added.id()));
			remember(added);
			return added.id();
		}
		if (!now.equals(former)) {
			ImportRow earlier = this.working.says(row, new PersonKey(former.id()));
			if (earlier != null) {
				row.fault(ImportColumn.POST, "differs-from-row", earlier.number());
			}
			this.working.people.put(former.id(), now);
		}
		return former.id();
	}

	/**
	 * What the row says of the person; where it says nothing, things stay as they are.
	 */
	private People.Details details(ImportRow row, @Nullable Person former) {
		String workplace = row.text(ImportColumn.WORKPLACE);
		String post = row.text(ImportColumn.POST);
		String phone = row.text(ImportColumn.PHONE);
		if (former == null) {
			return new People.Details(row.text(ImportColumn.PERSON), workplace, post, phone);
		}
		return new People.Details(former.name(), workplace.isEmpty() ? this.people.workplace(former) : workplace,
				post.isEmpty() ? former.post() : post, phone.isEmpty() ? this.people.masked(former) : phone);
	}

	private @Nullable Person former(ImportRow row, String region, @Nullable Duty duty) {
		String name = row.text(ImportColumn.PERSON);
		Long number = row.id(ImportColumn.PERSON_NUMBER);
		Long wanted = (duty != null) ? Long.valueOf(duty.person()) : number;
		if (wanted == null) {
			List<Long> found = this.byName.getOrDefault(key(region, name, row.text(ImportColumn.WORKPLACE)), List.of());
			if (found.size() > 1) {
				throw new RefusedChangeException("name", "several-people", name);
			}
			return found.isEmpty() ? null : this.working.people.get(found.get(0));
		}
		Person person = this.working.people.get(wanted);
		if (person == null || (number != null && !number.equals(wanted))) {
			throw new RefusedChangeException("person", "unknown-number", String.valueOf(number));
		}
		if (!person.name().equals(name)) {
			throw new RefusedChangeException("name", "other-person", person.name());
		}
		return person;
	}

}
