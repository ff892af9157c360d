package cn.yipanqi.engine.pack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads types of summary sheet, and makes the record type that each is filed as.
 */
final class SummaryTypeParser {

	private final PackParser parser;

	SummaryTypeParser(PackParser parser) {
		this.parser = parser;
	}

	SummaryType summaryType(Section section) {
		for (String key : List.of("period", "totals")) {
			if (!section.has(key)) {
				section.problem(key, "'" + key + "' is missing");
			}
		}
		return new SummaryType(section.code(), section.text("name"), section.optional("name_en"),
				section.optional("group"), section.texts("filed_by"), section.optional("description"),
				section.choice("period", SummaryType.Span.class, SummaryType.Span.MONTH),
				section.choice("prevails", SummaryType.Side.class, SummaryType.Side.DETAILS),
				this.parser.all(section, "totals", SummaryTypeParser::total));
	}

	private static SummaryType.Total total(Section section) {
		return new SummaryType.Total(section.text("indicator"), section.texts("also"));
	}

	/**
	 * The record type of such sheets: a line for each indicator.
	 */
	static RecordType recordType(SummaryType type, List<Indicator> indicators, List<Measure> measures, Locale locale) {
		boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
		List<Choice> choices = type.indicators()
			.stream()
			.map((code) -> indicators.stream().filter((indicator) -> indicator.code().equals(code)).findFirst())
			.flatMap(Optional::stream)
			.map((indicator) -> choice(indicator, measures, chinese))
			.toList();
		Field indicator = new Field(SummaryType.INDICATOR, chinese ? "指标" : "Indicator", "Indicator", Field.Type.CHOICE,
				true, null, null, 0, null, choices, null, null);
		Field total = new Field(SummaryType.TOTAL, chinese ? "合计数" : "Total", "Total", Field.Type.DECIMAL, false,
				BigDecimal.ZERO, null, 0, null, List.of(), null, null);
		LineType line = new LineType(SummaryType.LINE, chinese ? "各指标合计" : "Totals", "Totals", false, 1,
				Math.max(1, type.totals().size()), List.of(indicator, total), List.of());
		return new RecordType(type.code(), type.name(), type.nameEn(), type.group(), type.filedBy(),
				RecordType.SubjectUse.NONE, List.of(), type.description(), List.of(), List.of(line), List.of(),
				List.of(), List.of());
	}

	private static Choice choice(Indicator indicator, List<Measure> measures, boolean chinese) {
		Measure measure = measures.stream()
			.filter((known) -> known.code().equals(indicator.measure()))
			.findFirst()
			.orElse(null);
		String english = Objects.requireNonNullElse(indicator.nameEn(), indicator.name());
		return new Choice(indicator.code(),
				measured(indicator.name(), (measure != null) ? measure.name() : null, chinese ? "%s（%s）" : "%s (%s)"),
				measured(english,
						(measure != null) ? Objects.requireNonNullElse(measure.nameEn(), measure.name()) : null,
						"%s (%s)"));
	}

	private static String measured(String name, @Nullable String measure, String format) {
		return (measure != null) ? format.formatted(name, measure) : name;
	}

}
