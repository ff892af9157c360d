package cn.yipanqi.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import cn.yipanqi.engine.pack.Campaign;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Plan;

/**
 * Where the campaign stands in time.
 *
 * @param start its first day
 * @param end its last day
 * @param day the number of the day, from 1; zero or less before it begins
 * @param daysLeft days after this one; negative when it is over
 * @param stages its phases in the order of the plan
 */
record Timeline(LocalDate start, LocalDate end, long day, long daysLeft, List<Stage> stages) {

	private static final long WHOLE = 100;

	static Timeline of(Pack pack, LocalDate today) {
		Campaign campaign = pack.campaign();
		return new Timeline(campaign.start(), campaign.end(), days(campaign.start(), today),
				ChronoUnit.DAYS.between(today, campaign.end()),
				pack.plan().phases().stream().map((phase) -> stage(phase, today)).toList());
	}

	private static Stage stage(Plan.Phase phase, LocalDate today) {
		long length = days(phase.start(), phase.end());
		long gone = Math.max(0, Math.min(length, days(phase.start(), today)));
		return new Stage(phase, length, WHOLE * gone / length,
				!today.isBefore(phase.start()) && !today.isAfter(phase.end()));
	}

	private static long days(LocalDate first, LocalDate last) {
		return ChronoUnit.DAYS.between(first, last) + 1;
	}

	public boolean isUpcoming() {
		return this.day < 1;
	}

	public boolean isOver() {
		return this.daysLeft < 0;
	}

	/**
	 * The phase of the day, if it falls into one.
	 */
	public Optional<Stage> current() {
		return this.stages.stream().filter(Stage::current).findFirst();
	}

	/**
	 * A phase.
	 *
	 * @param days how long it is
	 * @param gone how much of it is gone, in percent
	 * @param current whether the day falls into it
	 */
	record Stage(Plan.Phase phase, long days, long gone, boolean current) {
	}

}
