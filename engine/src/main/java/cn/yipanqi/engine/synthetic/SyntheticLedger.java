package cn.yipanqi.engine.synthetic;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.Territory;
import org.jspecify.annotations.Nullable;

/**
 * A seeded history of acts of any size over a pack: every record type alike often, in any
 * town, on any day of the campaign, at some of many subjects; one entry in a hundred
 * corrects or cancels a recent one.
 */
public final class SyntheticLedger {

	private static final int SUBJECTS = 200_000;

	private static final int RECENT = 1_000;

	private static final Instant BEGINNING = Instant.parse("2007-08-01T00:00:00Z");

	private final Pack pack;

	private final Random random;

	private final List<RecordType> types;

	private final List<String> towns;

	private final int days;

	private final List<Entry> recent = new ArrayList<>();

	private long seq;

	public SyntheticLedger(Pack pack, long seed) {
		this.pack = pack;
		this.random = new Random(seed);
		this.types = pack.recordTypes().stream().filter((type) -> pack.findSummary(type.code()).isEmpty()).toList();
		this.towns = pack.territory()
			.places()
			.stream()
			.filter((place) -> place.level() == Territory.Level.TOWN)
			.map(Territory.Place::code)
			.toList();
		this.days = (int) ChronoUnit.DAYS.between(pack.campaign().start(), pack.campaign().end()) + 1;
	}

	/**
	 * When an entry was recorded: ten a second.
	 */
	public static Instant moment(long seq) {
		return BEGINNING.plusMillis(100 * seq);
	}

	/**
	 * The next entry, and the one that it supersedes or null.
	 */
	public void next(EntryTaker taker) {
		this.seq++;
		boolean change = !this.recent.isEmpty() && this.random.nextInt(100) == 0;
		int place = change ? this.random.nextInt(this.recent.size()) : -1;
		Entry former = change ? this.recent.get(place) : null;
		Entry entry = entry(former);
		if (change) {
			this.recent.remove(place);
		}
		if (entry.operation() != Entry.Operation.CANCEL) {
			if (this.recent.size() < RECENT) {
				this.recent.add(entry);
			}
			else {
				this.recent.set(this.random.nextInt(RECENT), entry);
			}
		}
		taker.take(entry, former);
	}

	private Entry entry(@Nullable Entry former) {
		RecordType type = (former != null) ? this.pack.recordType(former.type())
				: this.types.get(this.random.nextInt(this.types.size()));
		boolean cancel = former != null && this.random.nextInt(5) == 0;
		String town = this.towns.get(this.random.nextInt(this.towns.size()));
		Map<String, Object> fields = cancel ? Map.of() : fields(type.fields());
		List<EntryLine> lines = cancel ? List.of()
				: type.lines().stream().flatMap((line) -> lines(line, town).stream()).toList();
		String department = type.filedBy().isEmpty() ? this.pack.departments().get(0).code()
				: type.filedBy().get(this.random.nextInt(type.filedBy().size()));
		Long subject = (type.subject() == RecordType.SubjectUse.NONE) ? null : (long) this.random.nextInt(SUBJECTS);
		String kind = type.subjectKinds().isEmpty() ? null
				: type.subjectKinds().get(this.random.nextInt(type.subjectKinds().size()));
		LocalDate date = this.pack.campaign().start().plusDays(this.random.nextInt(this.days));
		return new Entry(this.seq, (former != null) ? former.first() : this.seq,
				(former != null) ? former.record() : new UUID(1, this.seq),
				(former != null) ? former.revision() + 1 : 1,
				(former == null) ? Entry.Operation.RECORD : cancel ? Entry.Operation.CANCEL : Entry.Operation.CORRECT,
				type.code(), UnitCode.of(department, town.substring(0, 6)), town, subject, kind, "city", date,
				moment(this.seq), "bench", (former != null) ? former.seq() : null, (former != null) ? "r" : null,
				fields, lines);
	}

	private List<EntryLine> lines(LineType type, String town) {
		List<EntryLine> lines = new ArrayList<>();
		for (int line = this.random.nextInt(3); line > 0; line--) {
			String unit = type.ownUnit() ? UnitCode.of(
					this.pack.departments().get(this.random.nextInt(this.pack.departments().size())).code(),
					town.substring(0, 6)) : null;
			lines.add(new EntryLine(type.code(), unit, fields(type.fields())));
		}
		return lines;
	}

	private Map<String, Object> fields(List<Field> fields) {
		Map<String, Object> values = new HashMap<>();
		for (Field field : fields) {
			if (field.required() || this.random.nextInt(3) > 0) {
				values.put(field.code(), value(field));
			}
		}
		return values;
	}

	private Object value(Field field) {
		return switch (field.type()) {
			case INTEGER, DECIMAL, MONEY ->
				BigDecimal.valueOf(this.random.nextInt(1_000), this.random.nextInt(field.type().scale() + 1));
			case CHOICE -> field.options().get(this.random.nextInt(field.options().size())).code();
			case FLAG -> this.random.nextBoolean();
			case DATE -> this.pack.campaign().start().toString();
			case TEXT, LONG_TEXT -> "文" + this.random.nextInt(10_000);
		};
	}

	/**
	 * Takes entries one by one.
	 */
	@FunctionalInterface
	public interface EntryTaker {

		void take(Entry entry, @Nullable Entry superseded);

	}

}
