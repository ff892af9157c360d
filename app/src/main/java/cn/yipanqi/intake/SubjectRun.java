package cn.yipanqi.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.intake.mapping.Notes;
import cn.yipanqi.intake.sheet.ReadRow;
import cn.yipanqi.intake.sheet.ReadyRows;
import cn.yipanqi.intake.sheet.RowKeys;
import cn.yipanqi.intake.sheet.SeenKeys;
import cn.yipanqi.intake.sheet.SheetFiles.Opened;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.OwnWriting;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registration.KnownSubjectException;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registration.Registrations;
import cn.yipanqi.registration.Registrations.Examination;
import cn.yipanqi.registration.SubjectFacts;
import cn.yipanqi.registry.SearchWords;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a file of subjects to be registered.
 */
final class SubjectRun {

	/** All are held in the memory, and their counties until the last is registered. */
	static final int MOST = 20_000;

	private static final int MOST_NAMED = 3;

	/** Shorter ones are those of whole villages. */
	private static final int SHORTEST_ADDRESS = 6;

	private final Opened file;

	private final Registrations registrations;

	private final Author author;

	private final @Nullable OwnWriting writing;

	private final Confirmation confirmation;

	private final LocalDate today;

	private final RowKeys keys;

	private final ReadyRows ready;

	private final SeenKeys seen = new SeenKeys();

	private final Map<String, Long> marks = new HashMap<>();

	private final Tally tally = new Tally(ImportRequest.MOST_PROBLEMS);

	/**
	 * @param writing files the registrations; null to examine them only
	 * @param today the day of those that name none
	 */
	SubjectRun(Opened file, Registrations registrations, Author author, @Nullable OwnWriting writing,
			Confirmation confirmation, LocalDate today) {
		this.file = file;
		this.registrations = registrations;
		this.author = author;
		this.writing = writing;
		this.confirmation = confirmation;
		this.today = today;
		this.keys = new RowKeys(file.type());
		this.ready = new ReadyRows(file.type());
	}

	SheetReport report(Progress progress) {
		List<ReadRow> rows = new ArrayList<>();
		for (ReadRow row = this.file.sheets().next(); row != null; row = this.file.sheets().next()) {
			if (rows.size() == MOST) {
				throw new UnusableFileException(Fault.TOO_MANY_SUBJECTS, Place.ofLine(row.place().line()),
						String.valueOf(MOST));
			}
			rows.add(row);
		}
		if (this.writing != null) {
			this.registrations.lock(rows.stream().map((row) -> facts(row).subject(0).region()).toList());
		}
		for (int i = 0; i < rows.size(); i++) {
			progress.at(i);
			take(rows.get(i));
		}
		return new SheetReport(this.file.type().code(), this.file.unit(), this.file.notices(), this.tally.report(
				this.writing != null, this.file.sheets().count(), this.file.sheets().blank(), new Notes()), List.of());
	}

	private void take(ReadRow row) {
		SubjectFacts facts = facts(row);
		String content = this.keys.content(row, null);
		String key = this.keys.key(row, content);
		String date = row.value("date");
		Act act = new Act(Objects.requireNonNullElse(row.value("unit"), ""),
				(date != null) ? LocalDate.parse(date) : this.today, RowKeys.clientKey(row, key));
		Examination examination = this.registrations.examine(act, facts, this.author);
		List<Problem> problems = problems(row, examination);
		if (!problems.isEmpty()) {
			this.tally.rejected(problems);
			return;
		}
		long earlier = this.seen.add(key, content, row.place().line());
		if (earlier > 0) {
			this.tally.repeated(problem(row, "", Fault.ROW_REPEATED, earlier));
		}
		else if (earlier < 0) {
			this.tally.contradicting(problem(row, "fields.name", Fault.NUMBER_CONTRADICTION, -earlier));
		}
		else if (examination.alreadyThere() || isThere(examination.known(), facts)) {
			this.tally.alreadyThere();
		}
		else {
			register(row, facts, act, examination);
		}
	}

	private List<Problem> problems(ReadRow row, Examination examination) {
		List<Problem> problems = new ArrayList<>(
				this.ready.problems(row, examination.violations().stream().map(SubjectRun::inColumns).toList()));
		Subject known = examination.known();
		if (known != null && !isThere(known, facts(row))) {
			boolean seen = this.author.scope().coversRegion(known.region());
			problems.add(problem(row, "fields.uscc", Fault.CODE_KNOWN, seen ? named(known) : ""));
		}
		return problems;
	}

	/**
	 * Kind and tier are no fields of the record, but columns of the file.
	 */
	private static Violation inColumns(Violation violation) {
		boolean apart = violation.path().equals("kind") || violation.path().equals("tier");
		return apart ? new Violation("fields." + violation.path(), violation.code(), violation.arguments(),
				violation.text(), violation.textEn()) : violation;
	}

	/**
	 * Whether the subject with the same credit code is what the row says.
	 */
	private static boolean isThere(@Nullable Subject known, SubjectFacts facts) {
		return known != null && SearchWords.plain(known.name()).equals(SearchWords.plain(facts.subject(0).name()));
	}

	private void register(ReadRow row, SubjectFacts facts, Act act, Examination examination) {
		long line = row.place().line();
		Subject described = facts.subject(0);
		Long sameCode = (described.uscc() != null) ? this.marks.get(described.uscc()) : null;
		if (sameCode != null) {
			this.tally.rejected(List.of(problem(row, "fields.uscc", Fault.CODE_TWICE, sameCode)));
			return;
		}
		Problem question = question(row, described, examination.doubles());
		if (question != null && !this.confirmation.isAnotherAct(line)) {
			this.tally.possiblyRepeated(question);
			return;
		}
		marks(described).forEach((mark) -> this.marks.putIfAbsent(mark, line));
		if (this.writing != null) {
			try {
				this.registrations.enter(act, facts, this.writing);
			}
			catch (InvalidDraftException ex) {
				this.tally.rejected(this.ready.problems(row, ex.violations()));
				return;
			}
			catch (KnownSubjectException ex) {
				this.tally.rejected(List.of(problem(row, "fields.uscc", Fault.CODE_KNOWN, "")));
				return;
			}
		}
		this.tally.accepted();
	}

	/**
	 * What somebody must be asked before the row is registered: those of the registry
	 * that may be the same, or a row before that bears the same name, licence or address.
	 */
	private @Nullable Problem question(ReadRow row, Subject described, List<Subject> doubles) {
		List<Subject> before = doubles.stream().filter((subject) -> !this.marks.containsKey(mark(subject))).toList();
		if (!before.isEmpty()) {
			String named = before.stream().limit(MOST_NAMED).map(SubjectRun::named).collect(Collectors.joining("、"));
			return new Problem(row.number(), row.place(), described.name(), Fault.POSSIBLE_DOUBLE.messageKey(),
					List.of((before.size() > MOST_NAMED) ? named + " …" : named, String.valueOf(before.get(0).id())),
					null);
		}
		return marks(described).stream()
			.map(this.marks::get)
			.filter(Objects::nonNull)
			.findFirst()
			.map((line) -> problem(row, "fields.name", Fault.POSSIBLE_DOUBLE_IN_FILE, line))
			.orElse(null);
	}

	/**
	 * By what subjects of one county are taken for the same.
	 */
	private static List<String> marks(Subject subject) {
		List<String> marks = new ArrayList<>(List.of(mark(subject)));
		String county = RegionCode.county(subject.region());
		if (subject.uscc() != null) {
			marks.add(subject.uscc());
		}
		if (subject.licence() != null) {
			marks.add("licence:" + county + subject.licence());
		}
		if (subject.address() != null && subject.address().length() >= SHORTEST_ADDRESS) {
			marks.add("address:" + county + SearchWords.plain(subject.address()));
		}
		return marks;
	}

	private static String mark(Subject subject) {
		return "name:" + RegionCode.county(subject.region()) + SearchWords.plain(subject.name());
	}

	private static String named(Subject subject) {
		return subject.name() + " #" + subject.id();
	}

	private static Problem problem(ReadRow row, String path, Fault fault, Object argument) {
		Place place = row.cells().getOrDefault(path, row.place());
		return new Problem(row.number(), place, Objects.toString(row.fields().get("name"), ""), fault.messageKey(),
				List.of(String.valueOf(argument)), null);
	}

	private static SubjectFacts facts(ReadRow row) {
		return new SubjectFacts(text(row, "kind"), text(row, "tier"), text(row, "name"), text(row, "uscc"),
				text(row, "licence"), row.value("region"), text(row, "address"));
	}

	private static @Nullable String text(ReadRow row, String code) {
		return (String) row.fields().get(code);
	}

}
