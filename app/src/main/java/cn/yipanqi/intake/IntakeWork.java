package cn.yipanqi.intake;

import java.util.function.BooleanSupplier;

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

	private final IntakeQueue queue;

	private final Batches batches;

	private final WithdrawalWork withdrawals;

	private final StoredParts parts;

	private final Findings findings;

	private final SubjectChoices choices;

	private final LongFiling filing;

	private final TransactionTemplate transaction;

	private final TransactionTemplate apart;

	IntakeWork(SheetImports imports, Intakes intakes, IntakeQueue queue, Batches batches, WithdrawalWork withdrawals,
			StoredParts parts, Findings findings, SubjectChoices choices, LongFiling filing,
			PlatformTransactionManager transactions) {
		this.imports = imports;
		this.intakes = intakes;
		this.queue = queue;
		this.batches = batches;
		this.withdrawals = withdrawals;
		this.parts = parts;
		this.findings = findings;
		this.choices = choices;
		this.filing = filing;
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
			switch (intake.state()) {
				case CHECKING -> check(intake, stopping);
				case WITHDRAWING -> again(() -> withdraw(intake, stopping));
				default -> again(() -> commit(intake, stopping));
			}
		}
		catch (ManyRowsException ex) {
			this.queue.letGo(intake, true);
		}
		catch (CancelledImportException ex) {
			if (stopping.getAsBoolean()) {
				this.queue.letGo(intake);
			}
			else {
				this.queue.breakOff(intake, State.CANCELLED);
			}
		}
		catch (UnusableFileException ex) {
			this.intakes.end(intake, State.REFUSED, null, this.findings.sealed(intake.id(), ex), 0);
		}
		catch (ChangedSinceCheckException ex) {
			this.queue.breakOff(intake, State.FAILED);
		}
		catch (RuntimeException ex) {
			LOG.error("Import {} broke off", intake.id(), ex);
			boolean again = stopping.getAsBoolean() || Outage.caused(ex);
			this.queue.breakOff(intake, again ? intake.state() : State.FAILED);
		}
	}

	private void check(Intake intake, BooleanSupplier stopping) {
		SheetReport report = this.imports.run(this.parts.content(intake), intake.type(), intake.unit(), author(intake),
				this.choices.of(intake.id()), null, Confirmation.NONE, small(intake, progress(intake, stopping)));
		this.transaction.executeWithoutResult((status) -> {
			int pages = this.findings.keep(intake.id(), report.rows().problems());
			if (!this.intakes.end(intake, State.CHECKED, report, this.findings.sealed(intake.id(), report), pages)) {
				throw new CancelledImportException();
			}
		});
	}

	/**
	 * Once more if somebody else was a moment faster: who filed one of the rows, which is
	 * already there now, or who corrected or cancelled one of the records.
	 */
	private static void again(Runnable work) {
		try {
			work.run();
		}
		catch (DuplicateKeyException ex) {
			work.run();
		}
	}

	private void withdraw(Intake intake, BooleanSupplier stopping) {
		this.withdrawals.withdraw(intake, progress(intake, stopping));
		this.queue.followed(intake);
	}

	private void commit(Intake intake, BooleanSupplier stopping) {
		Findings.Summary checked = this.findings.summary(intake);
		this.filing.inOneTransaction(author(intake), (chunks) -> {
			SheetReport report = this.imports.run(this.parts.content(intake), intake.type(), intake.unit(),
					author(intake), this.choices.of(intake.id()), chunks, intake.confirmation(),
					progress(intake, stopping));
			if (checked == null || report.rows().rejected() != checked.rejected()) {
				throw new ChangedSinceCheckException();
			}
			this.batches.keep(intake, report.rows(), chunks);
			if (!this.intakes.end(intake, State.COMMITTED, report, this.findings.sealed(intake.id(), report),
					intake.badPages())) {
				throw new CancelledImportException();
			}
			return report;
		});
		this.queue.followed(intake);
	}

	private static Author author(Intake intake) {
		return new Author(intake.account(), intake.scope());
	}

	/**
	 * Ends the check of what turns out to be large, so that it goes on among the large
	 * ones and those who wait behind it have their turn.
	 */
	private static Progress small(Intake intake, Progress progress) {
		return (rows) -> {
			if (!intake.large() && Lane.hasManyRows(rows)) {
				throw new ManyRowsException();
			}
			progress.at(rows);
		};
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
				boolean mayGoOn = Boolean.TRUE.equals(this.apart.execute((status) -> this.queue.beat(intake, rows)));
				if (!mayGoOn) {
					throw new CancelledImportException();
				}
			}
		};
	}

	/**
	 * Thrown where a file has more rows than its bytes let expect.
	 */
	static final class ManyRowsException extends RuntimeException {

	}

	/**
	 * Thrown where rows are refused that the check has not refused.
	 */
	static final class ChangedSinceCheckException extends RuntimeException {

	}

}
