package cn.yipanqi.organization;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.yipanqi.access.AuditTrail;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the rows of the command structure, each with its line in the audit trail.
 * Whether a change is allowed has been found out before; the database refuses what
 * slipped through.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StructureWriter {

	private static final String LOCK = "select pg_advisory_xact_lock(hashtext('organization'))";

	private static final String ADD_BODY = """
			insert into body (kind, region, name, name_en, seat, pack_group, rank, valid_from, valid_to)
			values (:kind, :region, :name, :nameEn, :seat, :packGroup, :rank, :from, :to) returning id
			""";

	private static final String CHANGE_BODY = """
			update body set name = :name, name_en = :nameEn, seat = :seat, pack_group = :packGroup, rank = :rank,
				valid_from = :from, valid_to = :to
			where id = :id and kind = :kind and region = :region returning id
			""";

	private static final String ADD_MEMBER = """
			insert into body_member (body, unit, part, rank, valid_from, valid_to)
			values (:body, :unit, :part, :rank, :from, :to) returning id
			""";

	private static final String CHANGE_MEMBER = """
			update body_member set part = :part, rank = :rank, valid_from = :from, valid_to = :to
			where id = :id and body = :body and unit = :unit returning id
			""";

	private static final String ADD_PERSON = """
			insert into person (id, region, name, unit, workplace, post, phone) overriding system value
			values (:id, :region, :name, :unit, :workplace, :post, :phone) returning id
			""";

	private static final String NEXT_PERSON = "select nextval(pg_get_serial_sequence('person', 'id'))";

	private static final String CHANGE_PERSON = """
			update person set name = :name, unit = :unit, workplace = :workplace, post = :post, phone = :phone
			where id = :id and region = :region returning id
			""";

	private static final String ADD_DUTY = """
			insert into duty (person, body, unit, kind, rank, valid_from, valid_to, cancelled)
			values (:person, :body, :unit, :kind, :rank, :from, :to, :cancelled) returning id
			""";

	private static final String CHANGE_DUTY = """
			update duty set rank = :rank, valid_from = :from, valid_to = :to, cancelled = :cancelled
			where id = :id and person = :person and kind = :kind and body is not distinct from :body
				and unit is not distinct from :unit
			returning id
			""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	private final Phones phones;

	StructureWriter(JdbcClient jdbc, AuditTrail audit, Clock clock, Phones phones) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
		this.phones = phones;
	}

	/**
	 * Lets one change after the other happen: what is read from here on stays true until
	 * the transaction ends.
	 */
	void lock() {
		this.jdbc.sql(LOCK).query((row) -> {
		});
	}

	/**
	 * Adds the body, or changes the one with its number.
	 * @return its number
	 */
	long write(@Nullable Body former, Body body, String reason, Keeper keeper) {
		keeper.require(body.region());
		long id = run(this.jdbc.sql((body.id() == 0) ? ADD_BODY : CHANGE_BODY)
			.param("kind", body.kind().name())
			.param("region", body.region())
			.param("name", body.name())
			.param("nameEn", body.nameEn())
			.param("seat", body.seat())
			.param("packGroup", body.packGroup())
			.param("rank", body.rank()), body.id(), body.period());
		note((former == null) ? "body-add" : "body-change", "body/" + id, (former != null) ? facts(former) : Map.of(),
				facts(body), reason, keeper);
		return id;
	}

	long write(@Nullable Membership former, Membership member, String region, String reason, Keeper keeper) {
		keeper.require(region);
		long id = run(this.jdbc.sql((member.id() == 0) ? ADD_MEMBER : CHANGE_MEMBER)
			.param("body", member.body())
			.param("unit", member.unit())
			.param("part", member.part().name())
			.param("rank", member.rank()), member.id(), member.period());
		note((former == null) ? "member-add" : "member-change", "body/" + member.body(),
				(former != null) ? facts(former) : Map.of(), facts(member), reason, keeper);
		return id;
	}

	long write(@Nullable Person former, Person person, String reason, Keeper keeper) {
		keeper.require(person.region());
		long id = (person.id() == 0) ? this.jdbc.sql(NEXT_PERSON).query(Long.class).single() : person.id();
		this.jdbc.sql((person.id() == 0) ? ADD_PERSON : CHANGE_PERSON)
			.param("id", id)
			.param("region", person.region())
			.param("name", person.name())
			.param("unit", person.unit())
			.param("workplace", person.workplace())
			.param("post", person.post())
			.param("phone", this.phones.protect(person, id))
			.query(Long.class)
			.single();
		note((former == null) ? "person-add" : "person-change", "person/" + id,
				(former != null) ? facts(former) : Map.of(), facts(person), reason, keeper);
		return id;
	}

	long write(@Nullable Duty former, Duty duty, String region, String reason, Keeper keeper) {
		keeper.require(region);
		long id = run(this.jdbc.sql((duty.id() == 0) ? ADD_DUTY : CHANGE_DUTY)
			.param("person", duty.person())
			.param("body", duty.body())
			.param("unit", duty.unit())
			.param("kind", duty.kind().name())
			.param("rank", duty.rank())
			.param("cancelled", duty.cancelled()), duty.id(), duty.period());
		note((former == null) ? "duty-add" : "duty-change", "duty/" + id, (former != null) ? facts(former) : Map.of(),
				facts(duty), reason, keeper);
		return id;
	}

	private static long run(StatementSpec statement, long id, Period period) {
		StatementSpec dated = statement.param("from", period.from()).param("to", period.to());
		return ((id != 0) ? dated.param("id", id) : dated).query(Long.class).single();
	}

	private void note(String action, String object, Map<String, Object> before, Map<String, Object> after,
			String reason, Keeper keeper) {
		Map<String, Object> detail = new LinkedHashMap<>();
		after.forEach((name, value) -> {
			Object former = before.get(name);
			if (!value.equals(former)) {
				detail.put(name, before.isEmpty() ? value : Map.of("before", former, "after", value));
			}
		});
		if (!reason.isEmpty()) {
			detail.put("reason", reason);
		}
		this.audit.record(this.clock.instant(), keeper.account(), action, object, detail);
	}

	private static Map<String, Object> facts(Body body) {
		return facts(body.period(),
				Map.of("kind", body.kind().name(), "region", body.region(), "name", body.name(), "nameEn",
						text(body.nameEn()), "seat", text(body.seat()), "packGroup", text(body.packGroup()), "rank",
						body.rank()));
	}

	private static Map<String, Object> facts(Membership member) {
		return facts(member.period(),
				Map.of("unit", member.unit(), "part", member.part().name(), "rank", member.rank()));
	}

	/**
	 * Of a telephone number the trail keeps only what is shown to everybody who may see
	 * that there is one.
	 */
	private Map<String, Object> facts(Person person) {
		return Map.of("region", person.region(), "name", person.name(), "unit", text(person.unit()), "workplace",
				text(person.workplace()), "post", person.post(), "phone", this.phones.mask(person));
	}

	private static Map<String, Object> facts(Duty duty) {
		return facts(duty.period(),
				Map.of("person", duty.person(), "body", (duty.body() != null) ? duty.body() : "", "unit",
						text(duty.unit()), "kind", duty.kind().name(), "rank", duty.rank(), "cancelled",
						duty.cancelled()));
	}

	private static Map<String, Object> facts(Period period, Map<String, Object> others) {
		Map<String, Object> facts = new LinkedHashMap<>(others);
		facts.put("from", period.from().toString());
		facts.put("to", (period.to() != null) ? period.to().toString() : "");
		return facts;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
