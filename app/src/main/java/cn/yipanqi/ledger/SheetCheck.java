package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;

import org.springframework.stereotype.Component;

/**
 * What a summary sheet must keep beyond what its record type asks for: it ends with a
 * period, stands at its unit's own region, and states each indicator once, in whole
 * numbers where things are counted.
 */
@Component
class SheetCheck {

	private final Pack pack;

	SheetCheck(Pack pack) {
		this.pack = pack;
	}

	List<Violation> check(SummaryType type, Draft draft, List<EntryLine> lines) {
		List<Violation> violations = new ArrayList<>();
		LocalDate date = draft.date();
		if (date != null && this.pack.periods(type).endingOn(date).isEmpty()) {
			Optional<Period> period = this.pack.periods(type).holding(date);
			violations.add(period.isPresent()
					? Violation.at("date", "not-the-last-day", date.toString(), period.get().last().toString())
					: Violation.at("date", "in-no-period", date.toString()));
		}
		if (draft.unit().indexOf('@') > 0 && !draft.region().isBlank()
				&& !draft.region().equals(UnitCode.region(draft.unit()))) {
			violations.add(Violation.at("region", "not-the-units-own", draft.region()));
		}
		lines(lines, violations);
		return violations;
	}

	private void lines(List<EntryLine> lines, List<Violation> violations) {
		Set<String> stated = new HashSet<>();
		boolean empty = true;
		for (int i = 0; i < lines.size(); i++) {
			String path = "lines[" + i + "].fields.";
			if (!(lines.get(i).fields().get(SummaryType.INDICATOR) instanceof String code)) {
				continue;
			}
			Indicator indicator = this.pack.indicator(code);
			if (!stated.add(code)) {
				violations.add(Violation.at(path + SummaryType.INDICATOR, "stated-twice", indicator.name()));
			}
			if (lines.get(i).fields().get(SummaryType.TOTAL) instanceof BigDecimal total) {
				empty = false;
				int scale = scale(indicator);
				if (total.stripTrailingZeros().scale() > scale) {
					violations.add((scale == 0)
							? Violation.at(path + SummaryType.TOTAL, "not-whole", total.toPlainString()) : Violation
								.at(path + SummaryType.TOTAL, "too-many-decimals", total.toPlainString(), scale));
				}
			}
		}
		if (empty && !lines.isEmpty()) {
			violations.add(Violation.at("lines", "nothing-stated"));
		}
	}

	/**
	 * How many decimals a total can have: as many as what it adds up.
	 */
	private int scale(Indicator indicator) {
		return indicator.sources()
			.stream()
			.filter((source) -> source.field() != null)
			.mapToInt((source) -> fields(source).stream()
				.filter((field) -> field.code().equals(source.field()))
				.mapToInt((field) -> field.type().scale())
				.max()
				.orElse(0))
			.max()
			.orElse(0);
	}

	private List<Field> fields(Indicator.Source source) {
		return (source.line() != null) ? this.pack.recordType(source.record())
			.line(Objects.requireNonNull(source.line()))
			.orElseThrow()
			.fields() : this.pack.recordType(source.record()).fields();
	}

}
