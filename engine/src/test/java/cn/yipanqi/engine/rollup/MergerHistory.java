package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import cn.yipanqi.engine.algebra.SubjectEntries;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;

/**
 * A seeded history of inspections and surveys of a few subjects that are merged and split
 * again, by mergers that are corrected, contradict each other, and go in circles.
 */
final class MergerHistory {

	private static final String INDICATORS = """
			indicators:
			  - {code: city_visits, name: 城区户次, kind: count, definition: 城区, sources: [{record: inspection, where: "subject_tier == 'city'"}]}
			  - {code: city_value, name: 城区货值, kind: sum, measure: yuan, definition: 城区, sources: [{record: inspection, field: goods_value, where: "subject_tier == 'city'"}]}
			  - {code: city_premises, name: 城区户数, kind: distinct, measure: hu, definition: 城区, sources: [{record: inspection, where: "subject_tier == 'city'"}]}
			""";

	private static final int SUBJECTS = 6;

	private final Random random;

	/** So many at most are recorded at one moment, as in a batch. */
	private final int together;

	private final List<Entry> entries = new ArrayList<>();

	private final Map<UUID, Entry> current = new HashMap<>();

	MergerHistory(long seed, int size) {
		this.random = new Random(seed);
		this.together = 1 + this.random.nextInt(3);
		for (int i = 0; i < size; i++) {
			step();
		}
	}

	/**
	 * The tiny pack with indicators that ask for a subject's tier.
	 */
	static Pack pack() {
		try {
			Path directory = Files.createTempDirectory(Path.of("target"), "mergers");
			Files.copy(Path.of("../engine/src/test/resources/packs/tiny/campaign.yaml"),
					directory.resolve("campaign.yaml"));
			Files.writeString(directory.resolve("tiers.yaml"), INDICATORS);
			return PackReader.read(directory).orThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Entry> entries() {
		return this.entries;
	}

	private Instant moment(long seq) {
		return History.moment(seq - seq % this.together);
	}

	private void step() {
		List<Entry> open = this.current.values()
			.stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.sorted(Comparator.comparing(Entry::seq))
			.toList();
		int dice = this.random.nextInt(10);
		Entry former = (dice < 4 && !open.isEmpty()) ? open.get(this.random.nextInt(open.size())) : null;
		Entry entry;
		if (former == null) {
			int kind = this.random.nextInt(8);
			entry = filed(null, (kind < 2) ? "subject_merger" : (kind < 4) ? "survey" : "inspection");
		}
		else if (dice < 2) {
			entry = cancelled(former);
		}
		else {
			entry = filed(former, former.type());
		}
		add(entry);
	}

	private void add(Entry entry) {
		this.entries.add(entry);
		this.current.put(entry.record(), entry);
	}

	private Entry filed(Entry former, String type) {
		Map<String, Object> fields = new HashMap<>();
		List<EntryLine> lines = new ArrayList<>();
		switch (type) {
			case "subject_merger" -> {
				fields.put("merged", BigDecimal.valueOf(this.random.nextInt(SUBJECTS)));
				fields.put("merged_region", pick(History.REGIONS));
			}
			case "survey" -> fields.put("open", this.random.nextInt(4) > 0);
			default -> {
				fields.put("result", this.random.nextBoolean() ? "pass" : "fail");
				if (this.random.nextBoolean()) {
					fields.put("goods_value", BigDecimal.valueOf(this.random.nextInt(1_000_000), 2));
				}
				if (this.random.nextInt(3) > 0) {
					fields.put("graded", this.random.nextBoolean());
				}
				for (int i = this.random.nextInt(3); i > 0; i--) {
					lines.add(new EntryLine("participants", pick(History.DEPARTMENTS) + "@" + pick(History.SEATS),
							Map.of("people", BigDecimal.valueOf(this.random.nextInt(9)))));
				}
			}
		}
		long seq = this.entries.size() + 1L;
		return new Entry(seq, (former != null) ? former.first() : seq,
				(former != null) ? former.record() : new UUID(7, seq), (former != null) ? former.revision() + 1 : 1,
				(former != null) ? Entry.Operation.CORRECT : Entry.Operation.RECORD, type,
				pick(History.DEPARTMENTS) + "@2399", pick(History.REGIONS), (long) this.random.nextInt(SUBJECTS),
				"shop", this.random.nextBoolean() ? "city" : "township",
				History.FIRST_DAY.plusDays(this.random.nextInt(History.DAYS)), moment(seq), "a",
				(former != null) ? former.seq() : null, (former != null) ? "r" : null, fields, lines);
	}

	private Entry cancelled(Entry former) {
		long seq = this.entries.size() + 1L;
		return new Entry(seq, former.first(), former.record(), former.revision() + 1, Entry.Operation.CANCEL,
				former.type(), former.unit(), former.region(), former.subject(), null, null, former.date(), moment(seq),
				"a", former.seq(), "r", Map.of(), List.of());
	}

	/**
	 * Goes on: some subjects are merged, and split again in any order.
	 */
	void mergeAndSplit(int mergers) {
		List<Entry> merged = new ArrayList<>();
		for (int i = 0; i < mergers; i++) {
			merged.add(filed(null, "subject_merger"));
			add(merged.get(i));
		}
		Collections.shuffle(merged, this.random);
		merged.forEach((entry) -> add(cancelled(entry)));
	}

	/**
	 * A history of others, with mergers of its subjects among its entries.
	 */
	static List<Entry> withMergers(List<Entry> others, Random random) {
		MergerHistory told = new MergerHistory(random.nextLong(), 0);
		Map<Long, Long> numbers = new HashMap<>();
		for (Entry entry : others) {
			if (random.nextInt(4) == 0) {
				told.add(told.filed(null, "subject_merger"));
			}
			if (random.nextInt(8) == 0) {
				told.entries.stream()
					.filter((filed) -> filed.type().equals("subject_merger") && told.current.containsValue(filed))
					.filter((filed) -> filed.operation() != Entry.Operation.CANCEL)
					.findFirst()
					.ifPresent((filed) -> told.add(told.cancelled(filed)));
			}
			long seq = told.entries.size() + 1L;
			numbers.put(entry.seq(), seq);
			told.add(new Entry(seq, numbers.get(entry.first()), new UUID(8, numbers.get(entry.first())),
					entry.revision(), entry.operation(), entry.type(), entry.unit(), entry.region(), entry.subject(),
					"shop", null, entry.date(), told.moment(seq), "a",
					(entry.supersedes() != null) ? numbers.get(entry.supersedes()) : null, entry.reason(),
					entry.fields(), entry.lines()));
		}
		return told.entries;
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	/**
	 * The entries as a board may learn of them: by rounds, in each of which everything is
	 * there that it supersedes, but in any order, and perhaps much too late.
	 */
	static List<List<Entry>> rounds(List<Entry> history, Random random) {
		List<Entry> left = new ArrayList<>(history);
		Set<Long> known = new HashSet<>();
		List<List<Entry>> rounds = new ArrayList<>();
		while (!left.isEmpty()) {
			List<Entry> round = new ArrayList<>();
			for (int size = 1 + random.nextInt(5); size > 0 && !left.isEmpty(); size--) {
				List<Entry> ready = left.stream()
					.filter((entry) -> entry.supersedes() == null || known.contains(entry.supersedes()))
					.toList();
				Entry next = ready.get(random.nextInt(ready.size()));
				left.remove(next);
				known.add(next.seq());
				round.add(next);
			}
			Collections.shuffle(round, random);
			rounds.add(round);
		}
		return rounds;
	}

	/**
	 * Follows as a board does, from a ledger that holds nothing else than was followed.
	 */
	static final class Board implements SubjectEntries {

		private final List<Entry> history;

		private final Map<Long, Entry> known = new HashMap<>();

		private final Rollup rollup;

		private final Uptake uptake;

		Board(Pack pack, List<Entry> history) {
			this(pack, history, new Rollup(pack), List.of());
		}

		/**
		 * Goes on from a roll-up that has taken some rounds.
		 */
		Board(Pack pack, List<Entry> history, Rollup rollup, List<List<Entry>> taken) {
			this.history = history;
			this.rollup = rollup;
			this.uptake = new Uptake(pack, rollup);
			taken.forEach((round) -> round.forEach((entry) -> this.known.put(entry.seq(), entry)));
		}

		Rollup rollup() {
			return this.rollup;
		}

		Collection<Entry> known() {
			return this.known.values();
		}

		Board follow(List<List<Entry>> rounds) {
			for (List<Entry> round : rounds) {
				for (Entry entry : round) {
					Entry former = (entry.supersedes() != null)
							? this.history.get(Math.toIntExact(entry.supersedes() - 1)) : null;
					this.uptake.apply(this.uptake.changes(entry, former));
					this.known.put(entry.seq(), entry);
				}
				this.uptake.settle(this);
			}
			return this;
		}

		@Override
		public void each(Collection<Long> subjects, Instant since, Consumer<List<Revision>> taker) {
			Map<Long, Instant> ends = new HashMap<>();
			this.known.values()
				.stream()
				.filter((entry) -> entry.supersedes() != null)
				.forEach((entry) -> ends.put(entry.supersedes(), entry.recordedAt()));
			List<Revision> found = this.known.values()
				.stream()
				.filter((entry) -> subjects.contains(entry.subject()))
				.map((entry) -> new Revision(entry, ends.get(entry.seq())))
				.filter((revision) -> revision.until() == null || revision.until().isAfter(since))
				.toList();
			for (int first = 0; first < found.size(); first += 3) {
				taker.accept(found.subList(first, Math.min(first + 3, found.size())));
			}
		}

	}

}
