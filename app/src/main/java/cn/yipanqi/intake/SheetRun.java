package cn.yipanqi.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.mapping.Notes;
import cn.yipanqi.intake.RowRepeats.Question;
import cn.yipanqi.intake.sheet.ReadRow;
import cn.yipanqi.intake.sheet.ReadRow.Ready;
import cn.yipanqi.intake.sheet.ReadyRows;
import cn.yipanqi.intake.sheet.RowKeys;
import cn.yipanqi.intake.sheet.SeenKeys;
import cn.yipanqi.intake.sheet.SheetFiles.Opened;
import cn.yipanqi.intake.sheet.SubjectFinder;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a file of records, in chunks. What it keeps does not grow with the file,
 * but for the rows' keys.
 */
final class SheetRun implements RowFiling.Rows<Ready> {

	private static final int CHUNK = 2_000;

	private final Opened file;

	private final SubjectFinder subjects;

	private final RowFiling<Ready> filing;

	private final Progress progress;

	private final Precedents precedents;

	private final Confirmation confirmation;

	private final List<Ready> known = new ArrayList<>();

	private Map<Long, Question> asked = Map.of();

	private boolean again;

	private final RowKeys keys;

	private final ReadyRows ready;

	private final SeenKeys seen = new SeenKeys();

	private final Tally tally = new Tally(ImportRequest.MOST_PROBLEMS);

	SheetRun(Opened file, SubjectFinder subjects, RowFiling<Ready> filing, Precedents precedents,
			Confirmation confirmation, Progress progress) {
		this.file = file;
		this.precedents = precedents;
		this.confirmation = confirmation;
		this.subjects = subjects;
		this.filing = filing;
		this.progress = progress;
		this.keys = new RowKeys(file.type());
		this.ready = new ReadyRows(file.type());
	}

	SheetReport report() {
		List<ReadRow> chunk = new ArrayList<>(CHUNK);
		for (ReadRow row = this.file.sheets().next(); row != null; row = this.file.sheets().next()) {
			chunk.add(row);
			if (chunk.size() == CHUNK) {
				take(chunk);
				chunk.clear();
			}
		}
		take(chunk);
		List<Problem> stray = this.file.sheets().strayLines();
		stray.forEach((problem) -> this.tally.rejected(List.of(problem)));
		return new SheetReport(
				this.file.type().code(), this.file.unit(), this.file.notices(), this.tally.report(this.filing.commits(),
						this.file.sheets().count() + stray.size(), this.file.sheets().blank(), new Notes()),
				this.subjects.unfound());
	}

	private void take(List<ReadRow> chunk) {
		this.progress.at(this.file.sheets().count());
		if (chunk.isEmpty()) {
			return;
		}
		this.subjects.look(chunk);
		List<Ready> sound = new ArrayList<>(chunk.size());
		for (ReadRow row : chunk) {
			Ready made = make(row);
			if (this.filing.commits() && !row.problems().isEmpty() && row.value("record") == null) {
				this.tally.rejected(row.problems());
			}
			else {
				sound.add(made);
			}
		}
		List<Ready> fresh = this.precedents.recorded().without(sound, this.tally);
		if (!fresh.isEmpty()) {
			file(this.precedents.history().underTheirKeys(fresh));
		}
	}

	private void file(List<Ready> rows) {
		this.asked = this.precedents.repeats().open(rows);
		if (this.filing.commits() && !this.asked.isEmpty()) {
			this.filing.examined(this.asked.values().stream().map(Question::row).toList(), this, this.tally);
		}
		List<Ready> clear = this.filing.commits() ? rows.stream().filter((row) -> question(row) == null).toList()
				: rows;
		if (!clear.isEmpty()) {
			this.filing.file(clear, this, this.tally);
		}
		this.asked = Map.of();
		settle(this.precedents.history().cancelled(List.copyOf(this.known), this.tally));
		this.known.clear();
	}

	/**
	 * Files rows again whose records were cancelled, if somebody has said so.
	 */
	private void settle(List<RowHistory.Cancelled> cancelled) {
		if (!this.confirmation.again()) {
			cancelled.forEach((row) -> this.tally.cancelled(row.problem()));
		}
		else if (!cancelled.isEmpty()) {
			this.again = true;
			this.filing.file(cancelled.stream().map(RowHistory.Cancelled::row).toList(), this, this.tally);
			this.again = false;
		}
	}

	private @Nullable Question question(Ready row) {
		return this.asked.get(row.row().place().line());
	}

	@Override
	public boolean asks(Ready row, Tally counts) {
		Question question = question(row);
		if (question != null) {
			counts.possiblyRepeated(question.problem());
		}
		return question != null;
	}

	@Override
	public void alreadyThere(Ready row, Tally counts) {
		this.known.add(row);
	}

	private Ready make(ReadRow row) {
		Subject subject = this.subjects.find(row, row.problems());
		if (subject == null && row.value("subject") != null) {
			row.unread().add("subject");
		}
		if (subject == null && row.value("region") == null && takesPlaceOfSubject()) {
			row.unread().add("region");
		}
		if (subject != null && row.value("region") == null && !row.unread().contains("region")) {
			row.values().put("region", subject.region());
		}
		Long number = (subject != null) ? subject.id() : null;
		String content = this.keys.content(row, number);
		String key = this.keys.key(row, content);
		String date = row.value("date");
		Draft draft = new Draft(this.file.type().code(), text(row.value("unit")), text(row.value("region")), number,
				(date != null) ? LocalDate.parse(date) : null, row.fields(),
				row.lines()
					.stream()
					.map((line) -> new Draft.DraftLine(line.type(), line.unit(), line.fields()))
					.toList(),
				RowKeys.clientKey(row, key));
		return new Ready(row, subject, draft, key, content, this.keys.formerClientKey(row, number, key));
	}

	/**
	 * Whether a row may leave out where it happened: what is missing then is its subject.
	 */
	private boolean takesPlaceOfSubject() {
		return this.file.type().subject() == RecordType.SubjectUse.REQUIRED;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	@Override
	public Draft draft(Ready row) {
		return row.draft();
	}

	@Override
	public @Nullable Subject subject(Ready row) {
		return row.subject();
	}

	@Override
	public List<Problem> problems(Ready row, List<Violation> violations) {
		Long otherwise = this.precedents.history().filedOtherwise(row);
		if (otherwise != null && violations.stream().anyMatch((violation) -> violation.path().equals("key"))) {
			return List.of(new Problem(row.row().number(), row.row().place(), "", Fault.FILED_OTHERWISE.messageKey(),
					List.of(String.valueOf(otherwise)), null));
		}
		return this.ready.problems(row.row(), violations);
	}

	@Override
	public boolean isRepeated(Ready made, boolean note, Tally counts) {
		if (this.again) {
			return false;
		}
		ReadRow row = made.row();
		long earlier = note ? this.seen.add(made.key(), made.content(), row.place().line())
				: this.seen.find(made.key(), made.content());
		if (earlier == 0) {
			return false;
		}
		if (earlier < 0) {
			counts.contradicting(new Problem(row.number(), Objects.requireNonNull(row.cells().get("key")),
					Excerpt.of(text(row.value("key"))), Fault.NUMBER_CONTRADICTION.messageKey(),
					List.of(String.valueOf(-earlier)), null));
		}
		else {
			counts.repeated(new Problem(row.number(), row.place(), "", Fault.ROW_REPEATED.messageKey(),
					List.of(String.valueOf(earlier)), null));
		}
		return true;
	}

}
