package cn.yipanqi.briefing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.composition.Composer;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Setting;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.seal.SealKind;
import cn.yipanqi.seal.Seals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes briefings, and freezes those that are issued.
 */
@Service
public class Briefings {

	private static final Logger LOGGER = LoggerFactory.getLogger(Briefings.class);

	private final Pack pack;

	private final Templates templates;

	private final Composer composer;

	private final Figures figures;

	private final Seals seals;

	private final Printer printer;

	private final BriefingChanges changes;

	private final BriefingRows rows;

	private final AuditTrail audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Briefings(Pack pack, Templates templates, Composer composer, Figures figures, Seals seals, Printer printer,
			BriefingChanges changes, BriefingRows rows, AuditTrail audit, TransactionTemplate transaction,
			Clock clock) {
		this.pack = pack;
		this.templates = templates;
		this.composer = composer;
		this.figures = figures;
		this.seals = seals;
		this.printer = printer;
		this.changes = changes;
		this.rows = rows;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * The last business date of a briefing for which another was asked: held within the
	 * campaign, and not after today.
	 */
	public LocalDate day(@Nullable LocalDate asked) {
		LocalDate today = LocalDate.now(this.clock);
		LocalDate start = this.pack.campaign().start();
		LocalDate end = this.pack.campaign().end();
		LocalDate last = today.isBefore(end) ? today : end;
		LocalDate first = start.isBefore(last) ? start : last;
		LocalDate day = (asked == null || asked.isAfter(last)) ? last : asked;
		return day.isBefore(first) ? first : day;
	}

	/**
	 * A briefing as it would read now; nothing is kept.
	 * @param region code of the region that reports
	 * @param day last business date
	 * @throws NoSuchElementException if there is no such kind of briefing
	 * @throws InvalidTemplateException if its template has mistakes
	 * @throws cn.yipanqi.access.OutOfScopeException if the region is not the caller's
	 */
	public Draft draft(String code, String region, LocalDate day, Scope scope) {
		return write(this.templates.current(code), region, day, this.figures.latest(), scope);
	}

	private Draft write(StoredTemplate template, String region, LocalDate day, @Nullable Instant asOf, Scope scope) {
		scope.requireWhole(region);
		Setting setting = new Setting(region, day, asOf, this.pack.campaign().locale());
		Composition composition = this.composer.compose(this.templates.read(template.code(), template.file()), setting);
		String title = composition.parts()
			.stream()
			.map(Composition.Part::text)
			.filter((text) -> !text.isBlank())
			.findFirst()
			.orElse(template.code());
		return new Draft(template, title.strip(), day, composition);
	}

	/**
	 * The Word file of a draft.
	 */
	public byte[] document(Draft draft) {
		return this.printer.print(draft, this.clock.instant(), null);
	}

	/**
	 * Issues a briefing: composes it as of a moment and freezes words, figures, template
	 * and Word file.
	 * @throws NoSuchElementException if there is no such kind of briefing
	 * @throws InvalidTemplateException if its template has mistakes
	 * @throws cn.yipanqi.access.OutOfScopeException if the region is not the caller's
	 */
	public Briefing issue(String code, String region, LocalDate day, String account, Scope scope) {
		return issue(code, region, day, account, scope, UUID.randomUUID());
	}

	/**
	 * The same, once for each key: asked again with it, the briefing that it has issued
	 * is given.
	 */
	Briefing issue(String code, String region, LocalDate day, String account, Scope scope, UUID key) {
		StoredTemplate template = this.templates.current(code);
		Instant moment = this.figures.moment();
		SealMark seal = seal();
		Draft draft = write(template, region, day, moment, scope);
		byte[] document = this.printer.print(draft, moment, seal);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			int number = this.rows.nextNumber(code, region);
			Optional<Briefing> former = this.rows.findByKey(key).filter((issued) -> issued.region().equals(region));
			if (former.isPresent()) {
				return former.get();
			}
			long stored = this.templates.store(template, now, account);
			Briefing issued = new Briefing(0, code, region, number, draft.title(), day, moment, now, account,
					draft.composition(), Digests.of(document), seal);
			Briefing kept = this.rows.add(issued, stored, document, key);
			this.audit.record(now, account, "issue", "briefing/" + kept.id(),
					Map.of("digest", kept.digest(), "template", template.digest(), "day", day.toString()));
			return kept;
		}));
	}

	/**
	 * Seals the ledger up to here, so that what the briefing says cannot be changed
	 * unseen afterwards. Where that is held up, the briefing is not.
	 */
	private @Nullable SealMark seal() {
		SealMark seal = this.seals.sealNow(SealKind.LEDGER)
			.map((checkpoint) -> new SealMark(checkpoint.no(), checkpoint.digest()))
			.orElse(null);
		if (seal == null) {
			LOGGER.warn("A briefing is issued without a seal of the ledger: nothing is filed, or sealing is held up");
		}
		return seal;
	}

	/**
	 * The issued briefings that the caller may read, the latest first, without their
	 * words.
	 */
	public List<BriefingHeading> list(Scope scope) {
		return scope.isWhole() ? this.rows.list(scope.region()) : List.of();
	}

	/**
	 * An issued briefing.
	 * @throws NoSuchElementException if it does not exist
	 * @throws cn.yipanqi.access.OutOfScopeException if its region is not the caller's
	 */
	public Briefing find(long id, Scope scope) {
		Briefing briefing = this.rows.find(id)
			.orElseThrow(() -> new NoSuchElementException("No briefing '" + id + "'"));
		scope.requireWhole(briefing.region());
		return briefing;
	}

	/**
	 * The Word file as it was issued, the same bytes every time.
	 * @throws IllegalStateException if the stored file does not match its digest
	 */
	public byte[] document(Briefing briefing) {
		byte[] document = this.rows.document(briefing.id());
		if (!Digests.of(document).equals(briefing.digest())) {
			throw new IllegalStateException("The file of briefing '" + briefing.id() + "' does not match its digest");
		}
		return document;
	}

	/**
	 * Prints an issued briefing anew from what was frozen: the bytes that were issued.
	 */
	byte[] print(Briefing briefing) {
		StoredTemplate template = this.rows.template(briefing.id());
		return this.printer.print(new Draft(template, briefing.title(), briefing.day(), briefing.composition()),
				briefing.asOf(), briefing.seal());
	}

	/**
	 * The figures of an issued briefing that would be others today, each question once,
	 * in the order of reading.
	 */
	public List<Change> changes(Briefing briefing, Scope scope) {
		return this.changes.since(briefing, scope);
	}

	/**
	 * A briefing that is not issued.
	 *
	 * @param template what it is made from
	 * @param title its title
	 * @param day last business date
	 * @param composition its words with what they stand on
	 */
	public record Draft(StoredTemplate template, String title, LocalDate day, Composition composition) {
	}

}
