package cn.yipanqi.returns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.ledger.Draft;
import org.jspecify.annotations.Nullable;

/**
 * What the browser sent for a sheet, kept as it was typed.
 *
 * @param texts the parameters: {@code key}, {@code revision}, {@code reason},
 * {@code totals.CODE}, and {@code scale.CODE} with the unit that the number is in
 */
record SheetForm(Map<String, String> texts) {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

	/**
	 * What a sheet says, or a form with nothing on it.
	 */
	static SheetForm of(@Nullable Entry sheet) {
		Map<String, String> texts = new HashMap<>(Map.of("key", UUID.randomUUID().toString()));
		if (sheet != null) {
			sheet.lines().forEach((line) -> {
				if (line.fields().get(SummaryType.INDICATOR) instanceof String code
						&& line.fields().get(SummaryType.TOTAL) instanceof BigDecimal total) {
					texts.put("totals." + code, total.toPlainString());
				}
			});
		}
		return new SheetForm(texts);
	}

	public String text(String name) {
		return this.texts.getOrDefault(name, "");
	}

	/**
	 * A line for each indicator, in order, also where nothing was reported.
	 * @param clientKey what makes sending it twice file it once, or null
	 */
	Draft draft(SummaryType type, String unit, Period period, Pack pack, @Nullable String clientKey) {
		List<Draft.DraftLine> lines = new ArrayList<>();
		for (String code : type.indicators()) {
			lines.add(new Draft.DraftLine(SummaryType.LINE, null,
					Map.of(SummaryType.INDICATOR, code, SummaryType.TOTAL, total(code, pack))));
		}
		return new Draft(type.code(), unit, UnitCode.region(unit), null, period.last(), Map.of(), lines, clientKey);
	}

	/**
	 * The number in the base unit; what is none stays as it was typed.
	 */
	private String total(String code, Pack pack) {
		String typed = text("totals." + code).strip();
		String scale = text("scale." + code);
		if (scale.isEmpty() || !NUMBER.matcher(typed).matches()) {
			return typed;
		}
		BigDecimal factor = pack.measure(pack.indicator(code).measure())
			.stream()
			.flatMap((measure) -> measure.displays().stream())
			.filter((display) -> display.name().equals(scale))
			.map(Measure.Display::factor)
			.findFirst()
			.orElse(BigDecimal.ONE);
		return new BigDecimal(typed).multiply(factor).stripTrailingZeros().toPlainString();
	}

	/**
	 * What makes sending it twice file it once; a new one if it bears none.
	 */
	String key() {
		String key = text("key");
		return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
	}

	/**
	 * The revision that was corrected; 0 if it says none.
	 */
	int revision() {
		String revision = text("revision");
		return revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0;
	}

}
