package cn.yipanqi.api;

import java.util.List;
import java.util.Locale;

import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.figures.Compositions;
import cn.yipanqi.figures.Scales;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * An indicator with its definition.
 */
@Schema(name = "Indicator")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndicatorAnswer(String code, String name, Indicator.Kind kind,
		@Schema(description = "What is counted: acts, or distinct subjects.") Indicator.Basis basis,
		@Schema(description = "Unit of its values; % for a ratio.", example = "户次") String unit,
		@Schema(description = "Its definition (口径).") String definition,
		@Schema(description = "Code of the indicator of which it is a part (其中).") @Nullable String parent,
		@Schema(description = "Code of its working group.") @Nullable String group,
		@Schema(description = "Code of its department.") @Nullable String department,
		@Schema(description = "What it is computed from, in words, for a derived one.") @Nullable String formula,
		@Schema(description = "Code of the indicator above the line, for a ratio.") @Nullable String numerator,
		@Schema(description = "Code of the indicator below the line, for a ratio.") @Nullable String denominator,
		@Schema(description = "Which records contribute, for one that counts records.") List<SourceAnswer> sources) {

	/**
	 * Where an indicator takes its values from.
	 */
	@Schema(name = "IndicatorSource")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SourceAnswer(@Schema(description = "Code of the record type.") String record,
			@Schema(description = "Code of the line type, if lines contribute.") @Nullable String line,
			@Schema(description = "Code of the field that is summed.") @Nullable String field,
			@Schema(description = "The filter.") @Nullable String where) {
	}

	/**
	 * Makes the answers.
	 */
	@Component
	static class Maker {

		private final Scales scales;

		private final Compositions compositions;

		Maker(Scales scales, Compositions compositions) {
			this.scales = scales;
			this.compositions = compositions;
		}

		IndicatorAnswer of(Indicator indicator, Locale locale) {
			return new IndicatorAnswer(indicator.code(), indicator.name(locale), indicator.kind(), indicator.basis(),
					this.scales.base(indicator.code(), locale).unit(), indicator.definition(locale), indicator.parent(),
					indicator.group(), indicator.department(), this.compositions.formula(indicator, locale),
					indicator.numerator(), indicator.denominator(),
					indicator.sources().stream().map(IndicatorAnswer::source).toList());
		}

	}

	private static SourceAnswer source(Indicator.Source source) {
		return new SourceAnswer(source.record(), source.line(), source.field(),
				(source.where() != null) ? source.where().source() : null);
	}

}
