package cn.yipanqi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.PastAct;
import org.jspecify.annotations.Nullable;

/**
 * Files drafts as the city's units do: some late, some wrong at first, some twice.
 */
final class Filing {

	private static final double CORRECTED = 0.012;

	private static final double TWICE = 0.004;

	private static final double CITY_DELAY = 0.2;

	private final Dice dice;

	private final ZoneId zone;

	private final Pack pack;

	private final Map<String, CountyLife> counties;

	private final List<PastAct> acts = new ArrayList<>();

	private final Map<LocalDate, Instant> facts = new HashMap<>();

	Filing(Dice dice, Pack pack, Map<String, CountyLife> counties) {
		this.dice = dice;
		this.pack = pack;
		this.zone = pack.campaign().zone();
		this.counties = counties;
	}

	/**
	 * Files a fact: soon, and right. Facts of one day are filed in their order.
	 */
	Act exactly(Draft draft, LocalDate date) {
		Instant former = this.facts.getOrDefault(date, Instant.MIN);
		Instant drawn = recordedAt(date, CITY_DELAY);
		Instant recordedAt = drawn.isAfter(former) ? drawn : former.plusSeconds(this.dice.between(1, 20));
		this.facts.put(date, recordedAt);
		return new Act(draft, file(draft, recordedAt).recordedAt());
	}

	/**
	 * Files an everyday act.
	 * @param after what it follows from, which is never filed later; or null
	 * @param correction makes what the draft should have said, or null if it was right
	 */
	Act somehow(Draft draft, LocalDate date, @Nullable Act after, Supplier<@Nullable Draft> correction) {
		CountyLife life = this.counties.get(UnitCode.region(draft.unit()));
		Instant recordedAt = recordedAt(date, (life != null) ? life.delay() : CITY_DELAY);
		if (after != null && recordedAt.isBefore(after.recordedAt())) {
			recordedAt = after.recordedAt().plusSeconds(this.dice.between(120, 7_200));
		}
		PastAct filed = file(draft, recordedAt);
		if (this.dice.chance(CORRECTED)) {
			Draft corrected = correction.get();
			if (corrected != null) {
				this.acts.add(new PastAct(filed.record(), corrected, later(recordedAt), account(draft), "填报有误，据实更正"));
			}
		}
		else if (this.dice.chance(TWICE) && this.pack.recordType(draft.type()).unique().isEmpty()) {
			PastAct again = file(draft, recordedAt.plusSeconds(this.dice.between(60, 3_000)));
			this.acts.add(new PastAct(again.record(), null, later(again.recordedAt()), account(draft), "重复填报"));
		}
		return new Act(draft, recordedAt);
	}

	private PastAct file(Draft draft, Instant recordedAt) {
		PastAct act = new PastAct(this.dice.uuid(), draft, recordedAt, account(draft), null);
		this.acts.add(act);
		return act;
	}

	/**
	 * Each unit has an account that files for it.
	 */
	private static String account(Draft draft) {
		return draft.unit().replace('@', '-');
	}

	private Instant later(Instant moment) {
		return moment.plusSeconds(this.dice.between(3_600, 400_000));
	}

	private Instant recordedAt(LocalDate date, double delay) {
		long seconds = Math
			.round(9 * 3600 + this.dice.share() * 8 * 3600 + Math.pow(this.dice.share(), 2) * delay * 3 * 86_400);
		return date.atStartOfDay(this.zone)
			.toInstant()
			.plusSeconds(seconds)
			.plusNanos(this.dice.between(0, 999_999) * 1000L);
	}

	/**
	 * What was filed by a moment, in the order of filing. What was filed twice by mistake
	 * is left out if the mistake was found only later.
	 */
	List<PastAct> until(Instant moment) {
		Set<UUID> mistakes = this.acts.stream()
			.filter((act) -> act.draft() == null && act.recordedAt().isAfter(moment))
			.map(PastAct::record)
			.collect(Collectors.toSet());
		return this.acts.stream()
			.filter((act) -> !act.recordedAt().isAfter(moment) && !mistakes.contains(act.record()))
			.sorted(Comparator.comparing(PastAct::recordedAt))
			.toList();
	}

}
