package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.fuzz.AddedEntries;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Limits;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes a file in as the page does, whatever bytes it holds, and says what has to hold of
 * every file: it is refused with a reason, or checked without a trace; then all that was
 * promised is filed, and once.
 */
@TestComponent
class TakenIn {

	static final String TYPE = "circulation_inspection";

	static final String UNIT = "aic@239901";

	private static final Confirmation SEEN = new Confirmation(true, false, false, Set.of());

	private static final String NODE = "fuzz";

	private final SheetImports imports;

	private final IntakeUploads uploads;

	private final Intakes intakes;

	private final IntakeQueue queue;

	private final IntakeWork work;

	private final Findings findings;

	private final MarkedFiles marked;

	private final Reasons reasons;

	private final AddedEntries entries;

	private final Reader reader = Runs.reader("fuzz", Role.LIAISON, "239901");

	private final Author author = new Author(this.reader.account(), this.reader.scope());

	TakenIn(SheetImports imports, IntakeUploads uploads, Intakes intakes, IntakeQueue queue, IntakeWork work,
			Findings findings, MarkedFiles marked, Reasons reasons, JdbcClient jdbc) {
		this.imports = imports;
		this.uploads = uploads;
		this.intakes = intakes;
		this.queue = queue;
		this.work = work;
		this.findings = findings;
		this.marked = marked;
		this.reasons = reasons;
		this.entries = new AddedEntries(jdbc);
	}

	/**
	 * @param isSound whether the file is damaged nowhere, so that it can be marked and
	 * read again
	 */
	void take(byte[] file, boolean isSound) {
		String type = saysItsType(file) ? null : TYPE;
		long last = this.entries.last();
		SheetReport report = check(file, type);
		assertThat(this.entries.since(last)).as("filed by a check").isZero();
		if (report != null) {
			assertWhole(report.rows());
			report.rows().problems().forEach((problem) -> assertSaid(problem.place(), problem));
			assertPlaces(file, report.rows().problems());
			byte[] marked = marked(file, report.rows().problems());
			if (isSound) {
				assertSame(report.rows(), Objects.requireNonNull(check(marked, type)).rows());
			}
			if (report.rows().accepted() > 0) {
				commit(file, type, report.rows());
			}
		}
	}

	private boolean saysItsType(byte[] file) {
		try {
			this.imports.check(Content.of(file), null, UNIT, this.author);
			return true;
		}
		catch (UnusableFileException ex) {
			return ex.fault() != Fault.TYPE_UNSAID;
		}
	}

	private SheetReport check(byte[] file, String type) {
		try {
			return this.imports.check(Content.of(file), type, UNIT, this.author);
		}
		catch (UnusableFileException ex) {
			assertWords(this.reasons.of(ex.fault(), ex.value(), Locale.CHINESE));
			assertWords(this.reasons.of(ex.fault(), ex.value(), Locale.ENGLISH));
			return null;
		}
	}

	private static void assertWhole(ImportReport rows) {
		assertThat(rows.accepted() + rows.alreadyThere() + rows.repeated() + rows.contradicting() + rows.rejected()
				+ rows.cancelled() + rows.possiblyRepeated())
			.isEqualTo(rows.rows());
		long given = rows.reasons().values().stream().mapToLong(Long::longValue).sum();
		assertThat(rows.problems()).hasSize((int) Math.min(given, ImportRequest.MOST_PROBLEMS));
		assertThat(rows.committed()).isFalse();
	}

	private void assertSaid(Place place, Problem problem) {
		assertThat(place.line()).isPositive();
		assertThat(place.column()).isNotNegative();
		assertWords(this.reasons.of(problem, Locale.CHINESE));
		assertWords(this.reasons.of(problem, Locale.ENGLISH));
	}

	private static void assertWords(String words) {
		assertThat(words).isNotBlank().doesNotStartWith("intake.").doesNotStartWith("violation.");
	}

	/**
	 * Every bad cell lies in a row that is there, and no farther right than any cell of
	 * its sheet.
	 */
	private static void assertPlaces(byte[] file, List<Problem> problems) {
		Map<String, Map<Long, Integer>> widths = widths(file);
		for (Problem problem : problems) {
			Map<Long, Integer> sheet = widths.get(Objects.requireNonNullElse(problem.place().sheet(), Grid.UNNAMED));
			assertThat(sheet).as("sheet of %s", problem).isNotNull();
			assertThat(sheet).as("row of %s", problem).containsKey(problem.place().line());
			int widest = sheet.values().stream().mapToInt(Integer::intValue).max().orElse(0);
			assertThat(problem.place().column()).as("column of %s", problem).isLessThanOrEqualTo(widest);
		}
	}

	private static Map<String, Map<Long, Integer>> widths(byte[] file) {
		Map<String, Map<Long, Integer>> widths = new HashMap<>();
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT)) {
			for (String sheet : grid.sheets()) {
				Map<Long, Integer> rows = widths.computeIfAbsent(sheet, (name) -> new HashMap<>());
				try (GridRows open = grid.open(sheet)) {
					for (GridRow row = open.next(); row != null; row = open.next()) {
						rows.put(row.number(), row.cells().size());
					}
				}
				catch (UnusableFileException ex) {
					// a sheet that nobody reads may be damaged
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return widths;
	}

	private byte[] marked(byte[] file, List<Problem> problems) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			this.marked.write(Content.of(file), problems, Locale.CHINESE, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * The marked file says what the file itself says.
	 */
	private static void assertSame(ImportReport file, ImportReport marked) {
		assertThat(marked.rows()).isEqualTo(file.rows());
		assertThat(marked.accepted()).isEqualTo(file.accepted());
		assertThat(marked.rejected()).isEqualTo(file.rejected());
	}

	private void commit(byte[] file, String type, ImportReport expected) {
		long last = this.entries.last();
		UUID run = upload(file, type);
		workOn(run, State.CHECKED);
		assertThat(this.entries.since(last)).as("filed before anybody asked").isZero();
		assertThat(this.uploads.commit(run, this.reader, SEEN)).isTrue();
		workOn(run, State.COMMITTED);
		Findings.Summary filed = Objects.requireNonNull(this.findings.summary(this.intakes.find(run).orElseThrow()));
		assertThat(filed.accepted()).isEqualTo(expected.accepted());
		assertThat(filed.rejected()).isEqualTo(expected.rejected());
		assertThat(this.entries.since(last)).isEqualTo(expected.accepted());
		ImportReport again = Objects.requireNonNull(check(file, type)).rows();
		assertThat(again.accepted()).isZero();
		assertThat(again.alreadyThere()).isEqualTo(expected.accepted() + expected.alreadyThere());
	}

	private UUID upload(byte[] file, String type) {
		try {
			return this.uploads.take(this.reader, type, UNIT, "表", file.length, new ByteArrayInputStream(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void workOn(UUID run, State wanted) {
		Intake claimed = this.queue.claim(NODE, Lane.ANY).orElseThrow();
		assertThat(claimed.id()).isEqualTo(run);
		this.work.work(claimed, () -> false);
		assertThat(this.intakes.find(run).orElseThrow().state()).isEqualTo(wanted);
	}

}
