package cn.yipanqi.plan;

import java.math.BigDecimal;
import java.util.Locale;

import cn.yipanqi.engine.pack.Plan;
import cn.yipanqi.figures.Formats;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How the amounts of a goal read: in its indicator's unit, or bare where regions are
 * counted.
 */
@Component
class GoalTexts {

	private final Formats formats;

	GoalTexts(Formats formats) {
		this.formats = formats;
	}

	public String amount(GoalProgress progress, @Nullable BigDecimal value, Locale locale) {
		String indicator = progress.goal().indicator();
		boolean regions = progress.goal().target().kind() == Plan.Target.Kind.PER_SUBUNIT;
		return (indicator == null || regions) ? this.formats.number(value)
				: this.formats.text(indicator, value, locale);
	}

}
