package cn.yipanqi.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.PastAct;

/**
 * The summary sheets of the scenario: some units report totals before they file act by
 * act, some report both. Each is filed on the afternoon after its period.
 */
final class Sheets {

	private static final LocalTime FILED = LocalTime.of(16, 30);

	private static final int MINUTES = 7;

	private Sheets() {
	}

	/**
	 * The sheets filed by a moment.
	 * @param share of what a city of full size does: the scenario states its totals
	 */
	static List<PastAct> until(Instant moment, Scenario scenario, ZoneId zone, double share) {
		List<PastAct> sheets = new ArrayList<>();
		for (Settings sheet : scenario.settings().parts("sheets")) {
			LocalDate last = sheet.date("last", LocalDate.MAX);
			String type = Objects.requireNonNull(sheet.text("type"));
			for (String unit : sheet.texts("units")) {
				Instant at = last.plusDays(1)
					.atTime(FILED)
					.plusMinutes((long) MINUTES * sheets.size())
					.atZone(zone)
					.toInstant();
				if (!at.isAfter(moment)) {
					UUID record = UUID
						.nameUUIDFromBytes((type + " " + unit + " " + last).getBytes(StandardCharsets.UTF_8));
					sheets.add(new PastAct(record, draft(type, unit, last, sheet.part("totals"), share), at,
							unit.replace('@', '-'), null));
				}
			}
		}
		return sheets;
	}

	private static Draft draft(String type, String unit, LocalDate last, Settings totals, double share) {
		List<Draft.DraftLine> lines = new ArrayList<>();
		totals.values()
			.forEach((indicator, total) -> lines.add(new Draft.DraftLine(SummaryType.LINE, null,
					Map.of(SummaryType.INDICATOR, indicator, SummaryType.TOTAL, part(total.toString(), share)))));
		return new Draft(type, unit, UnitCode.region(unit), null, last, Map.of(), lines, null);
	}

	private static BigDecimal part(String total, double share) {
		BigDecimal whole = new BigDecimal(total);
		return whole.multiply(BigDecimal.valueOf(share)).setScale(whole.scale(), RoundingMode.HALF_UP);
	}

}
