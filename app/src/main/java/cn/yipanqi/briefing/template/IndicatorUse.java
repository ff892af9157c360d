package cn.yipanqi.briefing.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Named;
import cn.yipanqi.engine.pack.Pack;

/**
 * Checks what a tag wants of its indicator: that there is one, and that it has records,
 * fields, sentences and units such as are asked for.
 */
final class IndicatorUse {

	private final Pack pack;

	private final Findings findings;

	IndicatorUse(Pack pack, Findings findings) {
		this.pack = pack;
		this.findings = findings;
	}

	Set<String> codes() {
		return this.pack.indicators().stream().map(Indicator::code).collect(Collectors.toSet());
	}

	void check(Place place, Tag tag, Words word) {
		Indicator indicator = this.pack.findIndicator(tag.first()).orElse(null);
		if (indicator == null) {
			this.findings.unknown(place, tag, "unknown-indicator", tag.first(), codes());
			return;
		}
		on(place, tag, indicator);
		if (indicator.kind().isComposed() && word.needsRecords()) {
			this.findings.add(place, tag, "no-records", indicator.code());
		}
		else if (word == Words.VALUES && !Words.fields(this.pack, indicator).contains(tag.argument(1))) {
			this.findings.unknown(place, tag, "unknown-field", tag.argument(1), Words.fields(this.pack, indicator));
		}
		else if (word == Words.DAY && !Tag.DAYS.contains(tag.argument(1))) {
			this.findings.unknown(place, tag, "unknown-day", tag.argument(1), Tag.DAYS);
		}
		else if (word == Words.HIGHLIGHTS && !isTold(indicator)) {
			this.findings.add(place, tag, "no-sentences", indicator.code());
		}
		String unit = tag.attribute("unit");
		if (unit != null && !units(indicator).contains(unit)) {
			this.findings.add(place, tag, "unknown-unit", unit, String.join("、", units(indicator)));
		}
	}

	/**
	 * The day of an indicator that {@code on} means, which only one with records has.
	 */
	private void on(Place place, Tag tag, Indicator indicator) {
		String on = tag.attribute("on", "");
		int point = on.indexOf('.');
		if (!Tag.DAYS.contains(on.substring(point + 1))) {
			return;
		}
		String code = (point < 0) ? indicator.code() : on.substring(0, point);
		Indicator other = this.pack.findIndicator(code).orElse(null);
		if (other == null) {
			this.findings.unknown(place, tag, "unknown-indicator", code, codes());
		}
		else if (other.kind().isComposed()) {
			this.findings.add(place, tag, "no-records", code);
		}
	}

	/**
	 * Whether some record behind the indicator can be told in a sentence.
	 */
	private boolean isTold(Indicator indicator) {
		return indicator.sources()
			.stream()
			.anyMatch((source) -> !this.pack.recordType(source.record()).sentences().isEmpty());
	}

	private Set<String> units(Indicator indicator) {
		Set<String> units = new LinkedHashSet<>();
		this.pack.measure(indicator.measure()).ifPresent((measure) -> {
			names(measure).forEach(units::add);
			measure.displays().stream().flatMap(IndicatorUse::names).forEach(units::add);
		});
		return units;
	}

	private static Stream<String> names(Named named) {
		return Stream.concat(Stream.of(named.name()), Stream.ofNullable(named.nameEn()));
	}

}
