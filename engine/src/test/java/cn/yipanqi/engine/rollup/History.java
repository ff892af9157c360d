package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Pack;

/**
 * A seeded history of inspections and surveys with corrections and cancellations.
 */
final class History {

	static final LocalDate FIRST_DAY = LocalDate.of(2007, 8, 1);

	static final int DAYS = 20;

	static final List<String> REGIONS = List.of("2399", "239901", "239902", "239901001", "239901002", "239902001");

	/**
	 * Where units have their seats: the city and its counties.
	 */
	static final List<String> SEATS = List.of("2399", "239901", "239902");

	static final List<String> DEPARTMENTS = List.of("health", "aic", "police");

	private final Random random;

	private final List<Entry> entries = new ArrayList<>();

	private final Map<UUID, Entry> current = new HashMap<>();

	History(long seed, int size) {
		this.random = new Random(seed);
		for (int i = 0; i < size; i++) {
			step();
		}
	}

	List<Entry> entries() {
		return this.entries;
	}

	static Instant moment(long seq) {
		return Instant.parse("2007-08-01T00:00:00Z").plusSeconds(seq * 60);
	}

	private void step() {
		List<Entry> open = this.current.values()
			.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.sorted(java.util.Comparator.comparing(Entry::seq))
			.toList();
		int dice = this.random.nextInt(10);
		Entry former = (dice < 3 && !open.isEmpty()) ? open.get(this.random.nextInt(open.size())) : null;
		long seq = this.entries.size() + 1L;
		Entry entry;
		if (former == null) {
			entry = random(seq, seq, new UUID(7, seq), 1, Entry.Operation.RECORD, null,
					this.random.nextInt(4) == 0 ? "survey" : "inspection");
		}
		else if (dice == 0) {
			entry = new Entry(seq, former.first(), former.record(), former.revision() + 1, Entry.Operation.CANCEL,
					former.type(), former.unit(), former.region(), former.subject(), null, null, former.date(),
					moment(seq), "a", former.seq(), "r", Map.of(), List.of());
		}
		else {
			entry = random(seq, former.first(), former.record(), former.revision() + 1, Entry.Operation.CORRECT,
					former.seq(), former.type());
		}
		this.entries.add(entry);
		this.current.put(entry.record(), entry);
	}

	private Entry random(long seq, long first, UUID record, int revision, Entry.Operation operation, Long supersedes,
			String type) {
		Map<String, Object> fields = new HashMap<>();
		List<EntryLine> lines = new ArrayList<>();
		if (type.equals("survey")) {
			fields.put("open", this.random.nextInt(4) > 0);
		}
		else {
			fields.put("result", this.random.nextBoolean() ? "pass" : "fail");
			if (this.random.nextBoolean()) {
				fields.put("goods_value", BigDecimal.valueOf(this.random.nextInt(1_000_000), 2));
			}
			if (this.random.nextInt(3) > 0) {
				fields.put("graded", this.random.nextBoolean());
			}
			for (int i = this.random.nextInt(3); i > 0; i--) {
				lines.add(new EntryLine("participants", pick(DEPARTMENTS) + "@" + pick(SEATS),
						Map.of("people", BigDecimal.valueOf(this.random.nextInt(9)))));
			}
			for (int i = this.random.nextInt(2); i > 0; i--) {
				lines.add(new EntryLine("goods", null, Map.of("kind", this.random.nextBoolean() ? "烟" : "酒", "quantity",
						BigDecimal.valueOf(this.random.nextInt(10_000), 4))));
			}
		}
		return new Entry(seq, first, record, revision, operation, type, pick(DEPARTMENTS) + "@2399", pick(REGIONS),
				(long) this.random.nextInt(12), "shop", this.random.nextBoolean() ? "city" : "township",
				FIRST_DAY.plusDays(this.random.nextInt(DAYS)), moment(seq), "a", supersedes,
				(supersedes != null) ? "r" : null, fields, lines);
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	static Rollup rolledUp(Pack pack, List<Entry> order) {
		return rolledUp(pack, order, order);
	}

	static Rollup rolledUp(Pack pack, List<Entry> order, List<Entry> all) {
		Contributions contributions = new Contributions(pack);
		Rollup rollup = new Rollup(pack);
		order.forEach((entry) -> take(rollup, contributions, entry, all));
		return rollup;
	}

	static void take(Rollup rollup, Contributions contributions, Entry entry, List<Entry> all) {
		Entry former = (entry.supersedes() != null) ? all.get(Math.toIntExact(entry.supersedes() - 1)) : null;
		rollup.apply(entry.recordedAt(), contributions.of(entry, former));
	}

}
