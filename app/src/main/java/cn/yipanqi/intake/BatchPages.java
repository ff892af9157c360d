package cn.yipanqi.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Reader;
import cn.yipanqi.intake.Withdrawals.Withdrawal;
import cn.yipanqi.ledger.BatchRecords;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What an import brought into the ledger, as its pages show it.
 */
@Component
class BatchPages {

	/** So many corrected records can be chosen at a time. */
	static final int MOST_CORRECTED = 200;

	private final Batches batches;

	private final BatchRecords records;

	private final Withdrawals withdrawals;

	private final Accounts accounts;

	BatchPages(Batches batches, BatchRecords records, Withdrawals withdrawals, Accounts accounts) {
		this.batches = batches;
		this.records = records;
		this.withdrawals = withdrawals;
		this.accounts = accounts;
	}

	/**
	 * The page of what was filed; null if nothing was.
	 */
	@Nullable View view(Intake intake) {
		return this.batches.of(intake.id()).map((filed) -> {
			List<Withdrawal> asked = this.withdrawals.of(intake.id());
			Map<String, String> names = this.accounts
				.displayNames(Stream.concat(Stream.of(intake.account()), asked.stream().map(Withdrawal::account))
					.distinct()
					.toList());
			return new View(names.getOrDefault(intake.account(), intake.account()), filed.at(),
					this.records.standing(filed.batch()),
					asked.stream()
						.map((one) -> new Act(names.getOrDefault(one.account(), one.account()), one.at(), one.reason(),
								one.cancelled(), one.remaining()))
						.toList());
		}).orElse(null);
	}

	/**
	 * What was corrected since and can be chosen to be cancelled as well.
	 */
	List<BatchRecords.Corrected> corrected(Intake intake, Reader reader, Locale locale) {
		return this.batches.of(intake.id())
			.map((filed) -> this.records.corrected(filed.batch(), MOST_CORRECTED, reader.scope(), locale))
			.orElse(List.of());
	}

	/**
	 * What was filed.
	 *
	 * @param account who has filed it, by name
	 * @param at when that was
	 * @param standing what became of the records
	 * @param acts cancellations of all of them, the latest first
	 */
	record View(String account, Instant at, BatchRecords.Standing standing, List<Act> acts) {
	}

	/**
	 * A cancellation of what was filed.
	 *
	 * @param account who has asked for it, by name
	 * @param cancelled how many records it has cancelled; null if it has not come to an
	 * end
	 * @param remaining how many it has left
	 */
	record Act(String account, Instant at, String reason, @Nullable Long cancelled, @Nullable Long remaining) {
	}

}
