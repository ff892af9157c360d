package cn.yipanqi.returns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Period;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds what a question means, and chooses what it leaves out: the first type of sheet,
 * and the latest period that has ended.
 */
@Component
class Asked {

	private final Pack pack;

	private final Comparisons comparisons;

	private final Organization organization;

	private final PeriodNames names;

	private final Clock clock;

	Asked(Pack pack, Comparisons comparisons, Organization organization, PeriodNames names, Clock clock) {
		this.pack = pack;
		this.comparisons = comparisons;
		this.organization = organization;
		this.names = names;
		this.clock = clock;
	}

	/**
	 * The type asked for; null if the scope sees none at all.
	 * @throws NoSuchElementException if there is no such type, or not in this scope
	 */
	@Nullable SummaryType type(@Nullable String asked, Scope scope) {
		List<SummaryType> types = this.comparisons.types(scope);
		String code = given(asked);
		if (code == null) {
			return types.isEmpty() ? null : types.get(0);
		}
		return types.stream().filter((type) -> type.code().equals(code)).findFirst().orElseThrow();
	}

	/**
	 * The period that the day asked for lies in; null if none has ended yet.
	 */
	@Nullable Period period(SummaryType type, @Nullable LocalDate day) {
		List<Period> ended = ended(type);
		return ended.stream()
			.filter((period) -> day != null && period.holds(day))
			.findFirst()
			.orElse(ended.isEmpty() ? null : ended.get(0));
	}

	/**
	 * The periods that have ended, the latest first; one that ends today has.
	 */
	List<Period> ended(SummaryType type) {
		LocalDate today = LocalDate.now(this.clock);
		List<Period> ended = new ArrayList<>(
				this.pack.periods(type).all().stream().filter((period) -> !period.last().isAfter(today)).toList());
		Collections.reverse(ended);
		return ended;
	}

	List<Choice> periods(SummaryType type, Locale locale) {
		return ended(type).stream()
			.map((period) -> new Choice(period.last(), this.names.of(type, period, locale)))
			.toList();
	}

	/**
	 * The region asked for, within the scope.
	 * @throws NoSuchElementException if there is no such region
	 */
	String region(@Nullable String asked, Scope scope) {
		String region = given(asked);
		String code = (region != null) ? region : scope.region();
		String known = code.isEmpty() ? this.organization.city().code() : code;
		scope.require(known, scope.department(), scope.group());
		return this.organization.region(known).orElseThrow().code();
	}

	static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	/**
	 * A period to choose.
	 */
	record Choice(LocalDate last, String name) {
	}

}
