package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.engine.ledger.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * The command structure (指挥体系) of the whole city as it is written down at a moment, with
 * what was and what will be.
 */
public final class Structure {

	private static final Comparator<Body> BODIES_IN_ORDER = Comparator.comparing(Body::region)
		.thenComparing(Body::kind)
		.thenComparing(Body::rank)
		.thenComparing(Body::id);

	private static final Comparator<Membership> MEMBERS_IN_ORDER = Comparator.comparing(Membership::body)
		.thenComparing(Membership::part)
		.thenComparing(Membership::rank)
		.thenComparing(Membership::id);

	private final List<Body> bodies;

	private final List<Membership> members;

	private final Map<Long, Person> people;

	private final List<Duty> duties;

	Structure(List<Body> bodies, List<Membership> members, List<Person> people, List<Duty> duties) {
		this.bodies = bodies.stream().sorted(BODIES_IN_ORDER).toList();
		this.members = members.stream().sorted(MEMBERS_IN_ORDER).toList();
		this.people = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
		this.duties = duties.stream().sorted(Duty.IN_ORDER).toList();
	}

	/**
	 * The structure on a day: what is over or has not begun is left out.
	 */
	public Structure on(LocalDate day) {
		List<Body> there = this.bodies.stream().filter((body) -> body.period().contains(day)).toList();
		List<Long> ids = there.stream().map(Body::id).toList();
		return new Structure(there,
				this.members.stream()
					.filter((member) -> member.period().contains(day) && ids.contains(member.body()))
					.toList(),
				List.copyOf(this.people.values()),
				this.duties.stream()
					.filter((duty) -> duty.period().contains(day) && !duty.cancelled()
							&& (duty.body() == null || ids.contains(duty.body())))
					.toList());
	}

	public List<Body> bodies() {
		return this.bodies;
	}

	public List<Body> bodies(String region, BodyKind kind) {
		return this.bodies.stream().filter((body) -> body.region().equals(region) && body.kind() == kind).toList();
	}

	public Optional<Body> findBody(long id) {
		return this.bodies.stream().filter((body) -> body.id() == id).findFirst();
	}

	/**
	 * @throws NoSuchElementException if there is no such body
	 */
	public Body body(long id) {
		return findBody(id).orElseThrow(() -> new NoSuchElementException("No body " + id));
	}

	public List<Membership> members() {
		return this.members;
	}

	public List<Membership> members(long body) {
		return this.members.stream().filter((member) -> member.body() == body).toList();
	}

	public Stream<Person> people() {
		return this.people.values().stream();
	}

	public Optional<Person> findPerson(long id) {
		return Optional.ofNullable(this.people.get(id));
	}

	/**
	 * @throws NoSuchElementException if there is no such person
	 */
	public Person person(long id) {
		return findPerson(id).orElseThrow(() -> new NoSuchElementException("No person " + id));
	}

	/**
	 * All duties, also those that were entered by mistake.
	 */
	public List<Duty> duties() {
		return this.duties;
	}

	public List<Duty> duties(Body body, DutyKind... kinds) {
		return duties((duty) -> duty.body() != null && duty.body() == body.id()
				&& (kinds.length == 0 || List.of(kinds).contains(duty.kind())));
	}

	public List<Duty> duties(String unit) {
		return duties((duty) -> unit.equals(duty.unit()));
	}

	public List<Duty> dutiesOf(Person person) {
		return duties((duty) -> duty.person() == person.id());
	}

	List<Duty> duties(Duty.Post post) {
		return duties((duty) -> !duty.cancelled() && duty.post().equals(post));
	}

	private List<Duty> duties(Predicate<Duty> wanted) {
		return this.duties.stream().filter(wanted).toList();
	}

	/**
	 * @throws NoSuchElementException if there is no such duty
	 */
	public Duty duty(long id) {
		return this.duties.stream()
			.filter((duty) -> duty.id() == id)
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("No duty " + id));
	}

	/**
	 * The region whose campaign office keeps a duty.
	 */
	String region(Duty duty) {
		return region(duty.body(), duty.unit());
	}

	String region(@Nullable Long body, @Nullable String unit) {
		return (body != null) ? body(body).region() : UnitCode.region(Objects.requireNonNull(unit));
	}

}
