package cn.yipanqi.intake;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.Findings.Summary;
import cn.yipanqi.intake.sheet.Mark;
import cn.yipanqi.intake.sheet.Notice;
import cn.yipanqi.intake.sheet.SheetTypes;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Imports as pages show them.
 */
@Component
class IntakePages {

	private static final Set<String> REPEATS = Set.of(Fault.POSSIBLE_REPEAT.code(),
			Fault.POSSIBLE_REPEAT_IN_FILE.code(), Fault.POSSIBLE_DOUBLE.code(), Fault.POSSIBLE_DOUBLE_IN_FILE.code());

	private final Findings findings;

	private final Reasons reasons;

	private final Pack pack;

	private final Organization organization;

	private final MessageSource messages;

	private final IntakeQueue queue;

	private final BatchPages batches;

	IntakePages(Findings findings, Reasons reasons, Pack pack, Organization organization, MessageSource messages,
			IntakeQueue queue, BatchPages batches) {
		this.findings = findings;
		this.reasons = reasons;
		this.pack = pack;
		this.organization = organization;
		this.messages = messages;
		this.queue = queue;
		this.batches = batches;
	}

	String word(String key, Locale locale, Object... arguments) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments, locale));
	}

	List<Row> rows(List<Intake> intakes, Locale locale) {
		return intakes.stream().map((intake) -> new Row(intake, type(intake, locale))).toList();
	}

	private String type(Intake intake, Locale locale) {
		String code = intake.type();
		return (code != null) ? this.pack.findRecordType(code).map((type) -> type.name(locale)).orElse(code) : "";
	}

	View view(Intake intake, Reader reader, Locale locale) {
		Summary summary = this.findings.summary(intake);
		String unit = intake.unit();
		Findings.Unusable unusable = (summary != null) ? summary.unusable() : null;
		return new View(intake, type(intake, locale),
				(unit != null) ? this.organization.unit(unit).map(Unit::name).orElse(unit) : "", summary,
				intake.account().equals(reader.account()),
				(unusable != null) ? this.reasons.of(unusable.fault(), unusable.value(), locale) : "",
				(unusable != null) ? place(unusable.place(), locale) : "",
				(summary != null) ? summary.notices().stream().map((notice) -> said(notice, locale)).toList()
						: List.of(),
				intake.isWaiting() ? this.queue.before(intake) : 0, intake.isOpen() ? null : this.batches.view(intake));
	}

	private Said said(Notice notice, Locale locale) {
		String words = this.reasons.of(notice.fault(),
				List.of(notice.value(), Objects.requireNonNullElse(notice.rows(), 0L)), locale);
		String sheet = Objects.requireNonNullElse(notice.place().sheet(), "");
		String named = (notice.value().isEmpty() || words.contains(notice.value())) ? words
				: words + " · " + notice.value();
		return new Said((sheet.isEmpty() || named.contains(sheet)) ? named : sheet + " · " + named,
				notice.toBeConfirmed());
	}

	private String place(Place place, Locale locale) {
		String sheet = (place.sheet() != null) ? place.sheet() + " · " : "";
		return sheet + word("intake.row-of", locale, String.valueOf(place.line()));
	}

	List<Cell> cells(List<Problem> problems, Locale locale) {
		return problems.stream()
			.map((problem) -> new Cell(Objects.requireNonNullElse(problem.place().sheet(), ""), problem.place().line(),
					Mark.letters(problem.place().column()), Objects.requireNonNullElse(problem.place().header(), ""),
					problem.value(), this.reasons.of(problem, locale), REPEATS.contains(problem.code()),
					found(problem, Fault.POSSIBLE_REPEAT), found(problem, Fault.POSSIBLE_DOUBLE)))
			.toList();
	}

	private static @Nullable String found(Problem problem, Fault fault) {
		return problem.code().equals(fault.code()) ? problem.arguments().get(1).toString() : null;
	}

	/**
	 * An import in a list.
	 */
	record Row(Intake intake, String type) {
	}

	/**
	 * An import on its page.
	 *
	 * @param summary what was found; null if nothing has been yet
	 * @param own whether it is the reader's own
	 * @param unusable why the file cannot be read, or empty
	 * @param notices what was not read, or otherwise than it says
	 * @param before how many files are before it, while it waits
	 * @param batch what it brought into the ledger, if it has
	 */
	record View(Intake intake, String type, String unit, @Nullable Summary summary, boolean own, String unusable,
			String unusablePlace, List<Said> notices, long before, BatchPages.@Nullable View batch) {

		/**
		 * Whether it is still worked on.
		 */
		public boolean isOpen() {
			return this.intake.isOpen();
		}

		/**
		 * Whether its rows came into the ledger, and nothing more is to be done.
		 */
		public boolean isFiled() {
			return this.intake.state().isFiled() && !isOpen();
		}

		/**
		 * Whether its rows are subjects to be registered, and not records on some.
		 */
		public boolean registers() {
			return SheetTypes.isRegistration(String.valueOf(this.intake.type()));
		}

		/**
		 * Whether no node has begun with it yet.
		 */
		public boolean isWaiting() {
			return this.intake.isWaiting();
		}

		/**
		 * Whether the reader can end it before its end.
		 */
		public boolean isRevocable() {
			return this.own && this.intake.mayBeGivenUp();
		}

	}

	/**
	 * A bad cell.
	 *
	 * @param repeats whether its row may repeat another, and is filed if somebody says
	 * that it does not
	 * @param record the record that it may repeat, or null
	 * @param subject the subject that its own may be, or null
	 */
	record Cell(String sheet, long row, String column, String header, String value, String reason, boolean repeats,
			@Nullable String record, @Nullable String subject) {
	}

	/**
	 * Something that is said of a file.
	 *
	 * @param toBeConfirmed whether nothing is filed before somebody has confirmed it
	 */
	record Said(String words, boolean toBeConfirmed) {
	}

}
