package cn.yipanqi.engine.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Checks that totals can be compared with details, and that none can count twice.
 */
final class SummaryCheck {

	private final PackCheck check;

	private final PackContents pack;

	private final Map<String, RecordType> recordTypes;

	private final Map<String, Indicator> indicators;

	/**
	 * @param recordTypes those of acts, without the sheets' own
	 */
	SummaryCheck(PackCheck check, PackContents pack, Map<String, RecordType> recordTypes,
			Map<String, Indicator> indicators) {
		this.check = check;
		this.pack = pack;
		this.recordTypes = recordTypes;
		this.indicators = indicators;
	}

	void check(SummaryType type) {
		this.check.group(type, type.group());
		this.check.departments(type, "filed_by", type.filedBy());
		if (type.totals().isEmpty()) {
			this.check.problem(type, "totals", "a summary sheet needs totals");
		}
		if (type.period() == SummaryType.Span.PHASE && phasesOverlap()) {
			this.check.problem(type, "period", "phases that share a day are no periods: what is done then has two");
		}
		Set<String> seen = new HashSet<>();
		for (SummaryType.Total total : type.totals()) {
			Place main = new Place(type, total, "indicator");
			known(main, total.indicator(), seen);
			for (String also : total.also()) {
				Place place = new Place(type, total, "also");
				known(place, also, seen);
				also(place, this.indicators.get(total.indicator()), this.indicators.get(also));
			}
		}
	}

	private void known(Place place, String code, Set<String> seen) {
		this.check.known(place.total, place.key, "indicator", code, this.indicators.keySet());
		if (!seen.add(code)) {
			problem(place, "indicator '" + code + "' is stated twice");
		}
		Indicator indicator = this.indicators.get(code);
		if (indicator != null) {
			indicator(place, indicator);
		}
	}

	/**
	 * One number can be the total of two only if both add up the same unit of measure.
	 */
	private void also(Place place, @Nullable Indicator main, @Nullable Indicator other) {
		if (main == null || other == null) {
			return;
		}
		if (!main.kind().isAdditive() || !other.kind().isAdditive()) {
			problem(place, "only counts and sums can have a total in common");
		}
		else if (!Objects.equals(main.measure(), other.measure())) {
			problem(place, "'" + other.code() + "' is in another measure than '" + main.code() + "'");
		}
	}

	private void indicator(Place place, Indicator indicator) {
		SummaryType type = place.type;
		if (indicator.kind().isComposed()) {
			problem(place, "'" + indicator.code() + "' is computed from other indicators and has no total of its own");
		}
		if (!indicator.kind().isAdditive()) {
			return;
		}
		Set<String> groups = indicator.sources()
			.stream()
			.map((source) -> this.recordTypes.get(source.record()))
			.filter(Objects::nonNull)
			.map((record) -> Objects.requireNonNullElse(record.group(), ""))
			.collect(Collectors.toSet());
		if (groups.size() == 1 && !groups.contains(Objects.requireNonNullElse(type.group(), ""))) {
			String group = groups.iterator().next();
			this.check.problem(type, "group", "'" + indicator.code() + "' counts for "
					+ (group.isEmpty() ? "no group" : "group '" + group + "'") + ", and so must its totals");
		}
		this.pack.summaries()
			.stream()
			.takeWhile((other) -> !other.equals(type))
			.filter((other) -> other.stated().contains(indicator.code()) && overlap(other, type))
			.forEach((other) -> problem(place, "'" + indicator.code() + "' is stated on '" + other.code()
					+ "' by the same department already, and would count twice"));
	}

	private boolean phasesOverlap() {
		List<Plan.Phase> phases = this.pack.plan().phases();
		return phases.stream()
			.anyMatch((phase) -> phases.stream()
				.anyMatch((other) -> !other.equals(phase) && !other.start().isBefore(phase.start())
						&& !other.start().isAfter(phase.end())));
	}

	private static boolean overlap(SummaryType one, SummaryType other) {
		return one.filedBy().isEmpty() || other.filedBy().isEmpty()
				|| one.filedBy().stream().anyMatch(other.filedBy()::contains);
	}

	private void problem(Place place, String message) {
		this.check.problem(place.total, place.key, message);
	}

	/**
	 * Where a code stands.
	 */
	private record Place(SummaryType type, SummaryType.Total total, String key) {
	}

}
