package cn.yipanqi.engine.algebra;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Periods;
import cn.yipanqi.engine.pack.SummaryType;
import org.jspecify.annotations.Nullable;

/**
 * What summary sheets contribute, and which details they may state as well. A distinct or
 * a stock on a sheet is there to be compared, and contributes nothing: without identities
 * it cannot be added.
 */
final class Sheets {

	private final Map<String, Type> types = new HashMap<>();

	private final Map<String, List<String>> lines = new HashMap<>();

	private final Map<String, List<Type>> byIndicator = new HashMap<>();

	Sheets(Pack pack) {
		for (SummaryType summary : pack.summaries()) {
			Type type = new Type(summary, pack.periods(summary));
			this.types.put(summary.code(), type);
			summary.totals()
				.forEach((total) -> this.lines.put(summary.code() + "/" + total.indicator(),
						Stream.concat(Stream.of(total.indicator()), total.also().stream())
							.filter((code) -> pack.indicator(code).kind().isAdditive())
							.toList()));
			for (String code : summary.stated()) {
				if (pack.indicator(code).kind().isAdditive()) {
					this.byIndicator.computeIfAbsent(code, (indicator) -> new ArrayList<>()).add(type);
				}
			}
		}
	}

	boolean isSheet(Entry entry) {
		return this.types.containsKey(entry.type());
	}

	/**
	 * The totals that a sheet states, zeros included. What it leaves empty was not
	 * reported.
	 */
	List<Contribution> of(Entry entry) {
		List<Contribution> totals = new ArrayList<>();
		for (EntryLine line : entry.lines()) {
			if (line.fields().get(SummaryType.INDICATOR) instanceof String code
					&& line.fields().get(SummaryType.TOTAL) instanceof BigDecimal total) {
				codes(entry.type(), code).forEach((counted) -> add(totals, entry, counted, total));
			}
		}
		return totals;
	}

	/**
	 * The indicators that a line counts for.
	 */
	private List<String> codes(String type, String line) {
		return this.lines.getOrDefault(type + "/" + line, List.of());
	}

	private void add(List<Contribution> totals, Entry entry, String indicator, BigDecimal amount) {
		Claim claim = claim(indicator, entry.unit(), entry.date());
		if (claim != null && claim.isFor(entry.type())) {
			totals
				.add(new Contribution(indicator, entry.unit(), entry.region(), claim.type.summary.group(), entry.date(),
						amount, claim.key(), true, entry.first(), entry.seq(), true, !claim.detailsYield(), 1));
		}
	}

	/**
	 * Which sheet may state what a unit did on a day, or null if none does.
	 */
	@Nullable Claim claim(String indicator, String unit, LocalDate date) {
		List<Type> candidates = this.byIndicator.get(indicator);
		if (candidates == null) {
			return null;
		}
		String department = UnitCode.department(unit);
		for (Type type : candidates) {
			if (type.summary.isFiledBy(department)) {
				return type.periods.holding(date)
					.map((period) -> new Claim(type, type.summary.key(unit, period)))
					.orElse(null);
			}
		}
		return null;
	}

	/**
	 * A unit's period of one type of sheet.
	 */
	record Claim(Type type, String key) {

		boolean isFor(String summary) {
			return this.type.summary.code().equals(summary);
		}

		boolean detailsYield() {
			return this.type.summary.prevails() == SummaryType.Side.TOTAL;
		}

	}

	/**
	 * A type of sheet with its periods.
	 */
	record Type(SummaryType summary, Periods periods) {
	}

}
