package cn.yipanqi.intake;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Outage;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.Progress.CancelledImportException;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.LongFiling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks an import, or commits it: in one transaction, whose last statement is that it
 * has come to its end. A node that was cancelled or has lost its lease finds that it may
 * not say so, and nothing of what it did remains.
 */
@Component
class IntakeWork {

	private static final Logger LOG = LoggerFactory.getLogger(IntakeWork.class);

	private static final long BEAT_MILLIS = 1_000;

	private final SheetImports imports;

	private final Intakes intakes;

	private final StoredParts parts;

	private final Findings findings;

	private final LongFiling filing;

	private final AuditTrail audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final TransactionTemplate apart;

	IntakeWork(SheetImports imports, Intakes intakes, StoredParts parts, Findings findings, LongFiling filing,
			AuditTrail audit, Clock clock, PlatformTransactionManager transactions) {
		this.imports = imports;
		this.intakes = intakes;
		this.parts = parts;
		this.findings = findings;
		this.filing = filing;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Does what is to be done with an import that this node has claimed.
	 * @param stopping whether this node is to stop
	 */
	void work(Intake intake, BooleanSupplier stopping) {
		try {
			if (intake.state() == State.CHECKING) {
				check(intake, stopping);
			}
			else {
				commit(intake, stopping);
			}
		}
		catch (CancelledImportException ex) {
			if (stopping.getAsBoolean()) {
				this.intakes.letGo(intake);
			}
			else {
				this.intakes.breakOff(intake, State.CANCELLED);
			}
		}
		catch (UnusableFileException ex) {
			this.intakes.end(intake, State.REFUSED, null, this.findings.sealed(intake.id(), ex), 0);
		}
		catch (ChangedSinceCheckException ex) {
			this.intakes.breakOff(intake, State.FAILED);
		}
		catch (RuntimeException ex) {
			LOG.error("Import {} broke off", intake.id(), ex);
			boolean again = stopping.getAsBoolean() || Outage.caused(ex);
			this.intakes.breakOff(intake, again ? intake.state() : State.FAILED);
		}
	}

	private void check(Intake intake, BooleanSupplier stopping) {
		SheetReport report = this.imports.run(this.parts.content(intake), intake.type(), intake.unit(), author(intake),
				null, Confirmation.NONE, progress(intake, stopping));
		this.transaction.executeWithoutResult((status) -> {
			int pages = this.findings.keep(intake.id(), report.rows().problems());
			if (!this.intakes.end(intake, State.CHECKED, report, this.findings.sealed(intake.id(), report), pages)) {
				throw new CancelledImportException();
			}
		});
	}

	private void commit(Intake intake, BooleanSupplier stopping) {
		try {
			commitOnce(intake, stopping);
		}
		catch (DuplicateKeyException ex) {
			// somebody filed one of the rows meanwhile: it is already there now
			commitOnce(intake, stopping);
		}
	}

	private void commitOnce(Intake intake, BooleanSupplier stopping) {
		Findings.Summary checked = this.findings.summary(intake);
		this.filing.inOneTransaction(author(intake), (chunks) -> {
			SheetReport report = this.imports.run(this.parts.content(intake), intake.type(), intake.unit(),
					author(intake), chunks::record, intake.confirmation(), progress(intake, stopping));
			if (checked == null || report.rows().rejected() != checked.rejected()) {
				throw new ChangedSinceCheckException();
			}
			this.audit.record(this.clock.instant(), intake.account(), "intake-commit", "intake/" + intake.id(),
					detail(intake, report.rows()));
			if (!this.intakes.end(intake, State.COMMITTED, report, this.findings.sealed(intake.id(), report),
					intake.badPages())) {
				throw new CancelledImportException();
			}
			return report;
		});
		this.intakes.followed(intake);
	}

	/**
	 * What the audit trail says of a commit: also what was confirmed.
	 */
	private static Map<String, Object> detail(Intake intake, ImportReport rows) {
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("file", intake.fileName());
		detail.put("accepted", rows.accepted());
		detail.put("already", rows.alreadyThere());
		detail.put("rejected", rows.rejected());
		Confirmation confirmation = intake.confirmation();
		if (confirmation.notices()) {
			detail.put("notices", true);
		}
		if (confirmation.again()) {
			detail.put("again", true);
		}
		if (confirmation.allRepeats() || !confirmation.repeats().isEmpty()) {
			detail.put("repeats", confirmation.allRepeats() ? "*" : new TreeSet<>(confirmation.repeats()).toString());
		}
		return detail;
	}

	private static Author author(Intake intake) {
		return new Author(intake.account(), intake.scope());
	}

	/**
	 * Says now and then, in a transaction of its own, that the work goes on.
	 */
	private Progress progress(Intake intake, BooleanSupplier stopping) {
		long[] last = { System.currentTimeMillis() };
		return (rows) -> {
			if (stopping.getAsBoolean()) {
				throw new CancelledImportException();
			}
			long now = System.currentTimeMillis();
			if (now - last[0] >= BEAT_MILLIS) {
				last[0] = now;
				boolean mayGoOn = Boolean.TRUE.equals(this.apart.execute((status) -> this.intakes.beat(intake, rows)));
				if (!mayGoOn) {
					throw new CancelledImportException();
				}
			}
		};
	}

	/**
	 * Thrown where rows are refused that the check has not refused.
	 */
	static final class ChangedSinceCheckException extends RuntimeException {

	}

}
