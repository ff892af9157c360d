package cn.yipanqi.ledger;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees that what may be said once is said once. What a record holds is a row, written in
 * the transaction of its entry and deleted in that of its cancellation; of two who want
 * the same at once the second waits for the first, and then finds its row.
 */
@Component
class Slots {

	private static final String HELD = """
			select s.rule, s.key, lower(s.during) as first, upper(s.during) - 1 as last, s.record, s.number
			from unnest(cast(:rules as text[]), cast(:keys as text[])) as sought (rule, key)
			join slot s on s.rule = sought.rule and s.key = sought.key
			""";

	private static final String RELEASE = "delete from slot where record = any(:records)";

	private static final String HOLD = """
			insert into slot (rule, key, during, record, number) values (?, ?, daterange(?, ?, '[]'), ?, ?)
			""";

	private final SlotClaims claims;

	private final Pack pack;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final MessageSource messages;

	Slots(SlotClaims claims, Pack pack, JdbcClient jdbc, JdbcTemplate batches, MessageSource messages) {
		this.claims = claims;
		this.pack = pack;
		this.jdbc = jdbc;
		this.batches = batches;
		this.messages = messages;
	}

	/**
	 * What is held of what drafts want. To be looked at before the moment of the write is
	 * drawn: whoever gave something up meanwhile did so before it.
	 */
	Taking look(List<Draft> drafts) {
		Taking taking = new Taking();
		taking.look(drafts);
		return taking;
	}

	/**
	 * Nothing looked at yet, for a pass over a file that is not filed.
	 */
	Taking taking() {
		return new Taking();
	}

	/**
	 * Writes what entries give up and what they hold, in the transaction that writes the
	 * entries.
	 * @throws DuplicateKeyException if somebody else was a moment faster
	 */
	void keep(List<Entry> entries, List<Held> held) {
		UUID[] former = entries.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.RECORD)
			.map(Entry::record)
			.distinct()
			.toArray(UUID[]::new);
		if (former.length > 0) {
			this.jdbc.sql(RELEASE).param("records", former).update();
		}
		hold(held);
	}

	/**
	 * Writes what records hold.
	 * @throws DuplicateKeyException if one of them is held already
	 */
	void hold(List<Held> held) {
		if (held.isEmpty()) {
			return;
		}
		List<Object[]> rows = held.stream()
			.map((one) -> new Object[] { one.claim.rule(), one.claim.key(), date(one.claim.from()),
					date(one.claim.to()), one.record, one.number })
			.toList();
		try {
			this.batches.batchUpdate(HOLD, rows);
		}
		catch (DataIntegrityViolationException ex) {
			throw new DuplicateKeyException("Somebody else holds it by now", ex);
		}
	}

	private static @Nullable Date date(@Nullable LocalDate day) {
		return (day != null) ? Date.valueOf(day) : null;
	}

	private Violation taken(SlotClaim claim, @Nullable Long number) {
		if (SlotClaims.isSheet(claim.uniqueness())) {
			return (number == null) ? Violation.at("date", "sheet-repeated")
					: Violation.at("date", "sheet-exists", String.valueOf(number));
		}
		String first = claim.uniqueness().fields().get(0);
		String path = this.pack.recordType(claim.type()).field(first).isPresent() ? "fields." + first : switch (first) {
			case "department" -> "unit";
			case "county" -> "region";
			default -> first;
		};
		boolean timed = claim.uniqueness().over() != null;
		if (number == null) {
			return timed ? told(claim, Violation.at(path, "slot-repeated-over", ""))
					: told(claim, Violation.at(path, "slot-repeated", ""));
		}
		return timed ? told(claim, Violation.at(path, "slot-taken-over", String.valueOf(number)))
				: told(claim, Violation.at(path, "slot-taken", String.valueOf(number)));
	}

	/**
	 * In words, with what the rule's fields are called.
	 */
	private Violation told(SlotClaim claim, Violation violation) {
		return new Violation(violation.path(), violation.code(), violation.arguments(),
				words(claim, violation, Locale.SIMPLIFIED_CHINESE), words(claim, violation, Locale.ENGLISH));
	}

	private String words(SlotClaim claim, Violation violation, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage("violation." + violation.code(),
				new Object[] { violation.arguments().get(0), names(claim, locale) }, locale));
	}

	private String names(SlotClaim claim, Locale locale) {
		return claim.uniqueness()
			.fields()
			.stream()
			.map((name) -> this.pack.recordType(claim.type())
				.field(name)
				.map((Field field) -> field.name(locale))
				.orElseGet(() -> Objects.requireNonNull(this.messages.getMessage("slot.of." + name, null, locale))))
			.collect(Collectors.joining(locale.getLanguage().equals("en") ? ", " : "、"));
	}

	/**
	 * What a record holds.
	 *
	 * @param number of its first entry
	 */
	record Held(SlotClaim claim, UUID record, long number) {
	}

	/**
	 * What drafts take, one after the other.
	 */
	final class Taking {

		private final Map<String, List<Holder>> held = new HashMap<>();

		private final Map<UUID, List<SlotClaim>> taken = new HashMap<>();

		/**
		 * Looks at what is held of what more drafts want.
		 */
		void look(List<Draft> drafts) {
			List<SlotClaim> wanted = drafts.stream()
				.flatMap((draft) -> Slots.this.claims.of(draft).stream())
				.filter((claim) -> !this.held.containsKey(place(claim)))
				.toList();
			if (wanted.isEmpty()) {
				return;
			}
			wanted.forEach((claim) -> this.held.putIfAbsent(place(claim), new ArrayList<>()));
			Map<String, List<SlotClaim>> places = wanted.stream().collect(Collectors.groupingBy(Taking::place));
			List<SlotClaim> distinct = places.values().stream().map((all) -> all.get(0)).toList();
			Slots.this.jdbc.sql(HELD)
				.param("rules", distinct.stream().map(SlotClaim::rule).toArray(String[]::new))
				.param("keys", distinct.stream().map(SlotClaim::key).toArray(String[]::new))
				.query((row) -> {
					Objects.requireNonNull(this.held.get(place(row.getString("rule"), row.getString("key"))))
						.add(new Holder(row.getObject("record", UUID.class), row.getLong("number"),
								row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)));
				});
		}

		private static String place(SlotClaim claim) {
			return place(claim.rule(), claim.key());
		}

		private static String place(String rule, String key) {
			return rule + "\n" + key;
		}

		/**
		 * Takes what a draft wants, if it can have all of it.
		 * @param record the record that the draft is of
		 * @return why it cannot; empty if it has it now
		 */
		List<Violation> take(Draft draft, UUID record) {
			List<SlotClaim> wanted = Slots.this.claims.of(draft);
			List<Violation> violations = new ArrayList<>();
			for (SlotClaim claim : wanted) {
				holders(claim).stream()
					.filter((holder) -> !holder.record.equals(record) && claim.contests(holder.from, holder.to))
					.findFirst()
					.ifPresent((holder) -> violations.add(taken(claim, holder.number)));
			}
			if (violations.isEmpty() && !wanted.isEmpty()) {
				this.taken.put(record, wanted);
				wanted.forEach((claim) -> {
					holders(claim).removeIf((holder) -> holder.record.equals(record));
					holders(claim).add(new Holder(record, null, claim.from(), claim.to()));
				});
			}
			return violations;
		}

		private List<Holder> holders(SlotClaim claim) {
			return this.held.computeIfAbsent(place(claim), (place) -> new ArrayList<>());
		}

		/**
		 * What a record has taken last.
		 * @param number of its first entry
		 */
		List<Held> held(UUID record, long number) {
			return this.taken.getOrDefault(record, List.of())
				.stream()
				.map((claim) -> new Held(claim, record, number))
				.toList();
		}

	}

	/**
	 * Who holds it.
	 *
	 * @param number of its first entry; null for one that comes before in the same write
	 */
	private record Holder(UUID record, @Nullable Long number, @Nullable LocalDate from, @Nullable LocalDate to) {
	}

}
