package cn.yipanqi.returns;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.export.Column;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.figures.Scales;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The comparison as a table to be taken away: a row for each unit and indicator.
 */
@Component
class SummaryTable {

	private final Organization organization;

	private final PeriodNames names;

	private final Scales scales;

	private final MessageSource messages;

	SummaryTable(Organization organization, PeriodNames names, Scales scales, MessageSource messages) {
		this.organization = organization;
		this.names = names;
		this.scales = scales;
		this.messages = messages;
	}

	ExportTable of(@Nullable SummaryType type, @Nullable Period period, String region, List<UnitSheet> sheets,
			Locale locale) {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put(text("export.where", locale), this.organization.place(region, locale));
		if (type != null && period != null) {
			facts.put(text("summary.type", locale), type.name(locale));
			facts.put(text("summary.period", locale), this.names.of(type, period, locale));
		}
		List<Column> columns = List.of(Column.text(text("summary.unit", locale)),
				Column.text(text("export.code", locale)), Column.text(text("export.indicator", locale)),
				Column.text(text("export.unit", locale)), Column.decimal(text("summary.total", locale)),
				Column.decimal(text("summary.details", locale)), Column.decimal(text("summary.difference", locale)),
				Column.text(text("summary.share", locale)), Column.text(text("summary.counts", locale)));
		return new ExportTable(text("summary.title", locale), facts, columns,
				(taker) -> sheets
					.forEach((sheet) -> sheet.lines()
						.forEach((line) -> taker.accept(Arrays.asList(sheet.unit().name(), sheet.unit().code(),
								line.indicator().name(locale), this.scales.base(line.indicator().code(), locale).unit(),
								line.total(), line.details(), line.difference(), line.share(),
								text("summary.counts." + line.counts(), locale))))));
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
