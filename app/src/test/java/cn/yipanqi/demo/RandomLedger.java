package cn.yipanqi.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Outcome;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

/**
 * Files anything that the ledger takes, sensible or not: every type of record by every
 * unit that may, on every kind of subject, with any values, blanks among them.
 */
public final class RandomLedger {

	private static final Author AUTHOR = new Author("anyone", Scope.EVERYTHING);

	private static final List<String> COUNTIES = List.of("239901", "239902", "239903");

	private static final LocalDate FIRST_DAY = LocalDate.of(2007, 8, 10);

	private static final int DAYS = 45;

	private static final int SUBJECTS = 12;

	private final Random random;

	private final Pack pack;

	private final Ledger ledger;

	private final List<Subject> subjects = new ArrayList<>();

	private final Map<UUID, Filed> filed = new HashMap<>();

	private final List<UUID> records = new ArrayList<>();

	public RandomLedger(long seed, Pack pack, Registry registry, Ledger ledger) {
		this.random = new Random(seed);
		this.pack = pack;
		this.ledger = ledger;
		for (SubjectKind kind : pack.subjectKinds()) {
			List<String> tiers = kind.tiers().isEmpty() ? List.of("")
					: kind.tiers().stream().map(Choice::code).toList();
			for (String tier : tiers) {
				for (int i = 0; i < SUBJECTS; i++) {
					String name = kind.code() + tier + i;
					this.subjects.add(registry.register(
							new Subject(0, kind.code(), tier.isEmpty() ? null : tier, name, null, null, town(), null),
							name));
				}
			}
		}
	}

	/**
	 * Files about so many records of each type; the ledger refuses some.
	 */
	public void file(int each) {
		for (RecordType type : this.pack.recordTypes()) {
			List<Draft> drafts = new ArrayList<>();
			for (int i = 0; i < each; i++) {
				drafts.add(draft(type));
			}
			List<Outcome> outcomes = this.ledger.recordAll(drafts, AUTHOR);
			for (Outcome outcome : outcomes) {
				if (!outcome.refused()) {
					this.filed.put(outcome.receipt().record(), new Filed(type, 1));
					this.records.add(outcome.receipt().record());
				}
			}
		}
	}

	/**
	 * Corrects or cancels so many records.
	 */
	public void change(int count) {
		for (int i = 0; i < count; i++) {
			UUID record = pick(this.records);
			Filed former = this.filed.get(record);
			try {
				if (this.random.nextInt(4) == 0) {
					this.ledger.cancel(record, former.revision, "作废", AUTHOR);
					this.records.remove(record);
				}
				else {
					Receipt receipt = this.ledger.correct(record, former.revision, draft(former.type), "更正", AUTHOR);
					this.filed.put(record, new Filed(former.type, receipt.revision()));
				}
			}
			catch (InvalidDraftException ex) {
				// not a draft that the ledger takes
			}
		}
	}

	public int size() {
		return this.records.size();
	}

	private Draft draft(RecordType type) {
		SummaryType sheet = this.pack.findSummary(type.code()).orElse(null);
		return (sheet != null) ? sheet(sheet) : act(type);
	}

	/**
	 * Half of the sheets are of counties where nothing is filed act by act.
	 */
	private Draft sheet(SummaryType type) {
		String seat = pick(List.of("2399", "239901", "239902", "239903", "239911", "239912", "239913", "239914"));
		LocalDate day = FIRST_DAY.plusDays(this.random.nextInt(DAYS));
		List<Draft.DraftLine> lines = new ArrayList<>();
		for (String indicator : type.indicators()) {
			if (this.random.nextInt(5) > 0) {
				lines.add(new Draft.DraftLine(SummaryType.LINE, null,
						Map.of(SummaryType.INDICATOR, indicator, SummaryType.TOTAL,
								(this.random.nextInt(6) > 0) ? String.valueOf(this.random.nextInt(90)) : "")));
			}
		}
		return new Draft(type.code(), pick(type.filedBy()) + "@" + seat, seat, null,
				this.pack.periods(type).holding(day).orElseThrow().last(), Map.of(), lines, null);
	}

	private Draft act(RecordType type) {
		Subject subject = subject(type);
		String town = (subject != null) ? subject.region() : town();
		String region = town.substring(0, pick(List.of(4, 6, 9)));
		String seat = (region.length() == 4 || this.random.nextInt(3) == 0) ? "2399" : region.substring(0, 6);
		return new Draft(type.code(), pick(type.filedBy()) + "@" + seat, region,
				(subject != null) ? subject.id() : null, FIRST_DAY.plusDays(this.random.nextInt(DAYS)),
				values(type.fields()), lines(type), null);
	}

	private String town() {
		return pick(COUNTIES) + "00" + (1 + this.random.nextInt(3));
	}

	private Subject subject(RecordType type) {
		if (type.subject() == RecordType.SubjectUse.NONE
				|| (type.subject() == RecordType.SubjectUse.OPTIONAL && this.random.nextBoolean())) {
			return null;
		}
		return pick(this.subjects.stream()
			.filter((subject) -> type.subjectKinds().isEmpty() || type.subjectKinds().contains(subject.kind()))
			.toList());
	}

	private List<Draft.DraftLine> lines(RecordType type) {
		List<Draft.DraftLine> lines = new ArrayList<>();
		for (LineType line : type.lines()) {
			for (int i = line.min() + this.random.nextInt(3); i > 0; i--) {
				String unit = pick(this.pack.departments()).code() + "@"
						+ pick(List.of("2399", "239901", "239902", "239903"));
				lines.add(new Draft.DraftLine(line.code(), line.ownUnit() ? unit : null, values(line.fields())));
			}
		}
		return lines;
	}

	private Map<String, Object> values(List<Field> fields) {
		Map<String, Object> values = new HashMap<>();
		fields.stream()
			.filter((field) -> field.required() || this.random.nextInt(5) > 0)
			.forEach((field) -> values.put(field.code(), value(field)));
		return values;
	}

	private String value(Field field) {
		return switch (field.type()) {
			case TEXT, LONG_TEXT -> field.isSensitive() ? sensitive(field) : "文" + this.random.nextInt(12);
			case INTEGER -> String.valueOf(this.random.nextInt(1, 6));
			case DECIMAL -> this.random.nextInt(1, 90) + "." + this.random.nextInt(10);
			case MONEY -> this.random.nextInt(1, 9000) + ".0" + this.random.nextInt(10);
			case DATE -> FIRST_DAY.plusDays(this.random.nextInt(2 * DAYS)).toString();
			case CHOICE -> pick(field.options()).code();
			case FLAG -> String.valueOf(this.random.nextBoolean());
		};
	}

	private String sensitive(Field field) {
		return switch (field.sensitive()) {
			case PHONE -> "1380000%04d".formatted(this.random.nextInt(10_000));
			case IDENTITY -> "11010519491231002X";
			case TEXT -> "某" + this.random.nextInt(12);
		};
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	private record Filed(RecordType type, int revision) {
	}

}
