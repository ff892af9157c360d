package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Uniqueness;
import jakarta.annotation.PostConstruct;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the records that were filed before a rule of uniqueness began what they hold by
 * it, the earliest first. Those that say what another one holds already stand, and are
 * named.
 */
@Component
class SlotKeeping {

	private static final Logger LOGGER = LoggerFactory.getLogger(SlotKeeping.class);

	private static final int CHUNK = 2_000;

	private static final int MOST_NAMED = 10;

	private static final String LOCK = "select pg_advisory_xact_lock(8150728)";

	private static final String IN_FORCE = """
			select %s from entry e where e.type = any(?) and e.operation <> 'CANCEL'
			and not exists (select 1 from entry n where n.supersedes = e.seq) order by e.first_seq
			""".formatted(EntryRows.COLUMNS);

	private static final int MOST_FINDINGS = 100;

	private static final String STANDING = "select rule || E'\\n' || record from slot_double";

	private static final String ROWS = """
			select concat_ws(E'\\n', rule, key, record::text, coalesce(lower(during)::text, ''),
				coalesce((upper(during) - 1)::text, '')) as place,
				format('record %s: no entry in force says what it holds by the rule %s', record, rule) as said
			from slot order by number
			""";

	private static final String STAND = "insert into slot_double (rule, record, number, holder) values (?, ?, ?, ?)";

	private static final String DOUBLE = "select min(holder) from slot_double where record = :record";

	private final Slots slots;

	private final SlotClaims claims;

	private final JdbcClient jdbc;

	private final JdbcTemplate streaming;

	private final TransactionTemplate transaction;

	SlotKeeping(Slots slots, SlotClaims claims, JdbcClient jdbc, DataSource source, TransactionTemplate transaction) {
		this.slots = slots;
		this.claims = claims;
		this.jdbc = jdbc;
		this.streaming = new JdbcTemplate(source);
		this.streaming.setFetchSize(CHUNK);
		this.transaction = transaction;
	}

	/**
	 * Brings the slots to what the pack demands now.
	 */
	@PostConstruct
	void begin() {
		Map<String, String> demanded = new HashMap<>();
		this.claims.rules()
			.forEach((type, rules) -> rules.forEach((Uniqueness rule) -> demanded.put(rule.code(type), type)));
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql(LOCK).query().listOfRows();
			Set<String> known = new HashSet<>(this.jdbc.sql("select rule from slot_rule").query(String.class).list());
			known.stream().filter((rule) -> !demanded.containsKey(rule)).forEach(this::end);
			Set<String> fresh = demanded.keySet()
				.stream()
				.filter((rule) -> !known.contains(rule))
				.collect(Collectors.toSet());
			if (!fresh.isEmpty()) {
				begin(fresh, fresh.stream().map(demanded::get).distinct().toList());
			}
		});
	}

	private void end(String rule) {
		for (String table : List.of("slot", "slot_double", "slot_rule")) {
			this.jdbc.sql("delete from " + table + " where rule = :rule").param("rule", rule).update();
		}
	}

	private void begin(Set<String> rules, List<String> types) {
		Map<String, List<Slots.Held>> holders = new HashMap<>();
		List<Slots.Held> held = new ArrayList<>();
		List<Object[]> doubles = new ArrayList<>();
		inForce(types, (entry) -> {
			for (SlotClaim claim : this.claims.of(entry)) {
				if (rules.contains(claim.rule())) {
					List<Slots.Held> there = holders.computeIfAbsent(claim.rule() + "\n" + claim.key(),
							(place) -> new ArrayList<>());
					Optional<Slots.Held> holder = there.stream()
						.filter((other) -> claim.contests(other.claim().from(), other.claim().to()))
						.findFirst();
					if (holder.isPresent()) {
						doubles
							.add(new Object[] { claim.rule(), entry.record(), entry.first(), holder.get().number() });
					}
					else {
						Slots.Held one = new Slots.Held(claim, entry.record(), entry.first());
						there.add(one);
						held.add(one);
					}
				}
			}
		});
		this.slots.hold(held);
		this.streaming.batchUpdate(STAND, doubles);
		this.streaming.batchUpdate("insert into slot_rule (rule) values (?)",
				rules.stream().map((rule) -> new Object[] { rule }).toList());
		name(doubles);
	}

	private void inForce(Collection<String> types, Consumer<Entry> taker) {
		this.streaming.query(IN_FORCE, (RowCallbackHandler) (row) -> taker.accept(EntryRows.map(row, 0)),
				(Object) types.toArray(String[]::new));
	}

	/**
	 * Where slots and the records in force differ; empty when all is well.
	 */
	List<String> findings() {
		Set<String> stand = new HashSet<>(this.jdbc.sql(STANDING).query(String.class).list());
		Map<String, String> held = new LinkedHashMap<>();
		this.jdbc.sql(ROWS).query((row) -> {
			held.put(row.getString("place"), row.getString("said"));
		});
		List<String> findings = new ArrayList<>();
		inForce(this.claims.rules().keySet(), (entry) -> this.claims.of(entry).forEach((claim) -> {
			String place = String.join("\n", claim.rule(), claim.key(), entry.record().toString(), text(claim.from()),
					text(claim.to()));
			if (held.remove(place) == null && !stand.contains(claim.rule() + "\n" + entry.record())) {
				findings.add("entry %d: what it says by the rule %s is not held".formatted(entry.seq(), claim.rule()));
			}
		}));
		findings.addAll(held.values());
		return findings.stream().limit(MOST_FINDINGS).toList();
	}

	private static String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : "";
	}

	private static void name(List<Object[]> doubles) {
		doubles.stream()
			.collect(Collectors.groupingBy((row) -> String.valueOf(row[0])))
			.forEach((rule, rows) -> LOGGER.warn(
					"{} records filed before say what another one holds by the rule {}; they stand: {}", rows.size(),
					rule, rows.stream().limit(MOST_NAMED).map((row) -> row[2] + " (as " + row[3] + ")").toList()));
	}

	/**
	 * The number of the record that says the same as one that was filed before the rule
	 * began; empty for every other.
	 */
	Optional<Long> standsBeside(UUID record) {
		return this.jdbc.sql(DOUBLE)
			.param("record", record)
			.query((row, number) -> row.getObject(1, Long.class))
			.list()
			.stream()
			.filter(Objects::nonNull)
			.findFirst();
	}

}
