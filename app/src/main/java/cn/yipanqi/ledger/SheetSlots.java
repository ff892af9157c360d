package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees that a unit has one summary sheet of a type in force for a period. Whoever files
 * one holds a lock on unit, type and period until the transaction ends, so that of two at
 * once the second finds the first.
 */
@Component
class SheetSlots {

	private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:slot, 8150723))";

	private static final String IN_FORCE = """
			select e.record, e.first_seq from entry e
			where e.type = :type and e.unit = :unit and e.business_date = :date and e.operation <> 'CANCEL'
				and not exists (select 1 from entry n where n.supersedes = e.seq)
			order by e.seq limit 1
			""";

	private final Pack pack;

	private final JdbcClient jdbc;

	SheetSlots(Pack pack, JdbcClient jdbc) {
		this.pack = pack;
		this.jdbc = jdbc;
	}

	/**
	 * What is taken, without keeping anybody from taking the rest.
	 */
	Slots look() {
		return new Slots();
	}

	/**
	 * Keeps the slots of all these drafts until the transaction ends. Always in one
	 * order, so that two who need the same slots wait for each other in vain never.
	 */
	Slots hold(List<Draft> drafts) {
		drafts.stream()
			.map(this::slot)
			.filter((slot) -> slot != null)
			.distinct()
			.sorted(Comparator.comparing(Slot::toString))
			.forEach((slot) -> this.jdbc.sql(LOCK).param("slot", slot.toString()).query().listOfRows());
		return new Slots();
	}

	private @Nullable Slot slot(Draft draft) {
		LocalDate date = draft.date();
		return (date != null && this.pack.findSummary(draft.type()).isPresent())
				? new Slot(draft.type(), draft.unit(), date) : null;
	}

	private @Nullable Holder inForce(Slot slot) {
		return this.jdbc.sql(IN_FORCE)
			.param("type", slot.type)
			.param("unit", slot.unit)
			.param("date", slot.date)
			.query((row, number) -> new Holder(row.getObject("record", UUID.class), row.getLong("first_seq")))
			.optional()
			.orElse(null);
	}

	/**
	 * The slots as they are taken, one after the other, by some drafts.
	 */
	final class Slots {

		private final Map<Slot, UUID> taken = new HashMap<>();

		/**
		 * Takes the slot of a draft, if it is a sheet.
		 * @param record the record that the draft is of
		 * @return why it cannot have it; empty if it has it now
		 */
		List<Violation> take(Draft draft, UUID record) {
			Slot slot = slot(draft);
			if (slot == null) {
				return List.of();
			}
			List<Violation> violations = new ArrayList<>();
			UUID before = this.taken.get(slot);
			Holder holder = (before == null) ? inForce(slot) : null;
			if (before != null && !before.equals(record)) {
				violations.add(Violation.at("date", "sheet-repeated"));
			}
			else if (holder != null && !holder.record.equals(record)) {
				violations.add(Violation.at("date", "sheet-exists", String.valueOf(holder.number)));
			}
			else {
				this.taken.put(slot, record);
			}
			return violations;
		}

	}

	private record Slot(String type, String unit, LocalDate date) {
	}

	private record Holder(UUID record, long number) {
	}

}
