package cn.yipanqi.engine.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
		if (type.indicators().isEmpty()) {
			problem(type, "a summary sheet needs indicators");
		}
		if (type.period() == SummaryType.Span.PHASE && phasesOverlap()) {
			this.check.problem(type, "period", "phases that share a day are no periods: what is done then has two");
		}
		Set<String> seen = new HashSet<>();
		for (String code : type.indicators()) {
			this.check.known(type, "indicators", "indicator", code, this.indicators.keySet());
			if (!seen.add(code)) {
				problem(type, "indicator '" + code + "' is listed twice");
			}
			Indicator indicator = this.indicators.get(code);
			if (indicator != null) {
				indicator(type, indicator);
			}
		}
	}

	private void indicator(SummaryType type, Indicator indicator) {
		if (indicator.kind().isComposed()) {
			problem(type, "'" + indicator.code() + "' is computed from other indicators and has no total of its own");
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
			.filter((other) -> other.indicators().contains(indicator.code()) && overlap(other, type))
			.forEach((other) -> problem(type, "'" + indicator.code() + "' is stated on '" + other.code()
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

	private void problem(SummaryType type, String message) {
		this.check.problem(type, "indicators", message);
	}

}
