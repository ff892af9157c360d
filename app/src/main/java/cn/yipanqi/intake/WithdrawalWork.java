package cn.yipanqi.intake;

import java.time.Clock;
import java.util.Map;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.intake.Progress.CancelledImportException;
import cn.yipanqi.intake.Withdrawals.Withdrawal;
import cn.yipanqi.ledger.BatchRecords;
import cn.yipanqi.ledger.LongFiling;

import org.springframework.stereotype.Component;

/**
 * Cancels all that an import brought in: in one transaction, whose last statement is that
 * it has come to its end.
 */
@Component
class WithdrawalWork {

	private final Batches batches;

	private final Withdrawals withdrawals;

	private final BatchRecords records;

	private final LongFiling filing;

	private final AuditTrail audit;

	private final Clock clock;

	WithdrawalWork(Batches batches, Withdrawals withdrawals, BatchRecords records, LongFiling filing, AuditTrail audit,
			Clock clock) {
		this.batches = batches;
		this.withdrawals = withdrawals;
		this.records = records;
		this.filing = filing;
		this.audit = audit;
		this.clock = clock;
	}

	void withdraw(Intake intake, Progress progress) {
		Batches.Committed filed = this.batches.of(intake.id()).orElseThrow();
		Withdrawal asked = this.withdrawals.of(intake.id()).get(0);
		this.filing.inOneTransaction(asked.author(), (chunks) -> {
			BatchRecords.Cancelled done = this.records.cancel(filed.batch(), asked.also(), asked.reason(), chunks,
					progress::at);
			this.audit.record(this.clock.instant(), asked.author().account(), "intake-withdraw",
					"intake/" + intake.id(), Map.of("file", intake.fileName(), "withdrawn", done.cancelled(),
							"remaining", done.remaining(), "reason", asked.reason()));
			if (!this.withdrawals.end(intake, asked, done)) {
				throw new CancelledImportException();
			}
			return done;
		});
	}

}
