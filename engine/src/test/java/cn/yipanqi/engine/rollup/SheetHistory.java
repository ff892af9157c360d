package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;

/**
 * A seeded history in which units report inspections one by one, on summary sheets, or
 * both, and correct and cancel either: dates, units and values change at random.
 */
final class SheetHistory {

	static final List<String> UNITS = List.of("health@239901", "health@2399", "aic@239901", "police@239902");

	private static final LocalDate FIRST_DAY = LocalDate.of(2007, 8, 20);

	private static final int DAYS = 30;

	/**
	 * Health reports by the month, and details prevail; the others by the week, and
	 * totals do.
	 */
	private static final String SUMMARIES = """
			summaries:
			  - {code: monthly, name: 月报, group: catering, filed_by: [health], period: month, totals: [{indicator: visits}, {indicator: value}, {indicator: premises}]}
			  - {code: weekly, name: 周报, group: catering, filed_by: [aic, police], period: week, prevails: total, totals: [{indicator: visits, also: [fails]}, {indicator: people}]}
			""";

	private final Random random;

	/** So many at most are recorded at one moment, as in a batch. */
	private final int together;

	private final List<Entry> entries = new ArrayList<>();

	private final Map<UUID, Entry> current = new HashMap<>();

	SheetHistory(long seed, int size) {
		this.random = new Random(seed);
		this.together = 1 + this.random.nextInt(4);
		for (int i = 0; i < size; i++) {
			step();
		}
	}

	/**
	 * The tiny pack with summary sheets.
	 */
	static Pack pack() {
		try {
			Path directory = Files.createTempDirectory(Path.of("target"), "sheets");
			Files.copy(Path.of("../engine/src/test/resources/packs/tiny/campaign.yaml"),
					directory.resolve("campaign.yaml"));
			Files.writeString(directory.resolve("summaries.yaml"), SUMMARIES);
			return PackReader.read(directory).orThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Entry> entries() {
		return this.entries;
	}

	private void step() {
		List<Entry> open = this.current.values()
			.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.sorted(java.util.Comparator.comparing(Entry::seq))
			.toList();
		Entry former = (this.random.nextInt(5) < 2 && !open.isEmpty()) ? open.get(this.random.nextInt(open.size()))
				: null;
		long seq = this.entries.size() + 1L;
		Entry entry;
		if (former != null && this.random.nextBoolean()) {
			entry = new Entry(seq, former.first(), former.record(), former.revision() + 1, Entry.Operation.CANCEL,
					former.type(), former.unit(), former.region(), former.subject(), null, null, former.date(),
					moment(seq), "a", former.seq(), "r", Map.of(), List.of());
		}
		else {
			entry = statement(seq, former);
		}
		this.entries.add(entry);
		this.current.put(entry.record(), entry);
	}

	private Instant moment(long seq) {
		return History.moment(seq - seq % this.together);
	}

	private Entry statement(long seq, Entry former) {
		String unit = pick(UNITS);
		String department = unit.substring(0, unit.indexOf('@'));
		String sheet = department.equals("health") ? "monthly" : "weekly";
		String type = (former == null) ? (this.random.nextInt(3) == 0 ? sheet : "inspection") : former.type();
		boolean inspection = type.equals("inspection");
		if (!inspection && !type.equals(sheet)) {
			unit = former.unit();
		}
		LocalDate date = FIRST_DAY.plusDays(this.random.nextInt(DAYS));
		return new Entry(seq, (former != null) ? former.first() : seq,
				(former != null) ? former.record() : new UUID(7, seq), (former != null) ? former.revision() + 1 : 1,
				(former != null) ? Entry.Operation.CORRECT : Entry.Operation.RECORD, type, unit,
				unit.substring(unit.indexOf('@') + 1), inspection ? (long) this.random.nextInt(9) : null, null, null,
				inspection ? date : SheetCount.period(type, date)[1], moment(seq), "a",
				(former != null) ? former.seq() : null, (former != null) ? "r" : null,
				inspection ? inspection() : Map.of(), inspection ? participants() : totals(type));
	}

	private Map<String, Object> inspection() {
		Map<String, Object> fields = new HashMap<>();
		fields.put("result", this.random.nextBoolean() ? "pass" : "fail");
		if (this.random.nextInt(3) > 0) {
			fields.put("goods_value", BigDecimal.valueOf(this.random.nextInt(4) * 1_050L, 2));
		}
		return fields;
	}

	private List<EntryLine> participants() {
		List<EntryLine> lines = new ArrayList<>();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			lines.add(new EntryLine("participants", pick(UNITS),
					Map.of("people", BigDecimal.valueOf(this.random.nextInt(9)))));
		}
		return lines;
	}

	private List<EntryLine> totals(String type) {
		List<EntryLine> lines = new ArrayList<>();
		for (String indicator : SheetCount.stated(type)) {
			if (indicator.equals("fails")) {
				continue;
			}
			Map<String, Object> fields = new HashMap<>(Map.of("indicator", indicator));
			if (this.random.nextInt(4) > 0) {
				fields.put("total", BigDecimal.valueOf(this.random.nextInt(50)));
			}
			lines.add(new EntryLine("totals", null, fields));
		}
		return lines;
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
