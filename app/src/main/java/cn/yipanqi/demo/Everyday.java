package cn.yipanqi.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;

/**
 * The acts of every day: how many by which day, and in which shares.
 */
final class Everyday {

	private static final double WEEKEND = 0.25;

	private static final double BEGINNING = 0.4;

	private static final double DAYS_TO_FULL_SPEED = 20;

	private final List<Stream> streams = new ArrayList<>();

	private final Map<LocalDate, Double> quotas = new HashMap<>();

	Everyday(Pack pack, Scenario scenario, LocalDate last, int total) {
		pack.recordTypes().forEach((type) -> {
			Settings settings = scenario.record(type.code());
			List<Settings> variants = settings.has("variants") ? settings.parts("variants") : List.of(settings);
			variants.stream()
				.filter((variant) -> variant.number("share", 0) > 0)
				.forEach((variant) -> this.streams.add(new Stream(type, variant)));
		});
		LocalDate begin = scenario.settings().date("routine_from", pack.campaign().start());
		double sum = 0;
		for (LocalDate day = begin; !day.isAfter(last); day = day.plusDays(1)) {
			double progress = BEGINNING
					+ (1 - BEGINNING) * Math.min(1, (day.toEpochDay() - begin.toEpochDay()) / DAYS_TO_FULL_SPEED);
			sum += Days.isWeekend(day) ? progress * WEEKEND : progress;
			this.quotas.put(day, sum);
		}
		double whole = Math.max(1, sum);
		this.quotas.replaceAll((day, quota) -> quota / whole * total);
	}

	/**
	 * How many acts there should be by the end of a day.
	 */
	double quota(LocalDate day) {
		return this.quotas.getOrDefault(day, 0.0);
	}

	/**
	 * The kinds of act that happen on a day, with their shares.
	 */
	Map<Stream, Double> shares(LocalDate day) {
		Map<Stream, Double> shares = new LinkedHashMap<>();
		this.streams.stream()
			.filter((stream) -> !day.isBefore(stream.settings.date("from", day))
					&& !day.isAfter(stream.settings.date("to", day)))
			.forEach((stream) -> shares.put(stream, stream.settings.number("share", 0)));
		return shares;
	}

	/**
	 * One kind of everyday act.
	 */
	record Stream(RecordType type, Settings settings) {
	}

}
