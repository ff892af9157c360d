package cn.yipanqi.briefing.composition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import cn.yipanqi.briefing.template.Tag;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Behind;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Part;
import cn.yipanqi.figures.Trace;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

/**
 * Asks the figures what a template wants to know, each thing once.
 */
final class Answers {

	private static final int MOST_RECORDS = 2_000;

	private final Pack pack;

	private final Organization organization;

	private final Figures figures;

	private final Facts facts;

	private final Setting setting;

	private final Map<FigureQuery, Figure> known = new HashMap<>();

	Answers(Pack pack, Organization organization, Figures figures, Facts facts, Setting setting) {
		this.pack = pack;
		this.organization = organization;
		this.figures = figures;
		this.facts = facts;
		this.setting = setting;
	}

	Figure figure(FigureQuery query) {
		return this.known.computeIfAbsent(query, (asked) -> this.figures.figure(asked, this.setting.scope()));
	}

	/**
	 * Whether the condition holds. A name is an indicator's, else a fact's.
	 */
	boolean holds(Expression condition, Lens lens) {
		return condition.holds((name) -> this.pack.findIndicator(name).isPresent() ? figure(query(name, lens)).value()
				: this.facts.condition(name));
	}

	/**
	 * Whether the region that reports may ask for it.
	 */
	boolean covers(String region) {
		return this.setting.scope().covers(region, null, null);
	}

	private FigureQuery query(String indicator, Lens lens) {
		return new FigureQuery(indicator, lens.region(), lens.department(), lens.group(), null, this.setting.day(),
				this.setting.asOf());
	}

	/**
	 * The query of a tag: what the lens says, unless the tag says otherwise.
	 */
	FigureQuery query(Tag tag, Lens lens) {
		FigureQuery whole = query(tag.first(), lens);
		FigureQuery scoped = new FigureQuery(whole.indicator(), tag.attribute("region", whole.region()),
				(tag.attribute("department") != null) ? tag.attribute("department") : whole.department(),
				(tag.attribute("group") != null) ? tag.attribute("group") : whole.group(),
				date(tag.attribute("from"), null), earlier(date(tag.attribute("to"), this.setting.day())),
				whole.asOf());
		String on = tag.attribute("on");
		if (on == null) {
			return scoped;
		}
		LocalDate day = on(scoped, on);
		return scoped.within(day, earlier(day));
	}

	/**
	 * The day that {@code on} means: a date, or a day of the indicator itself or of the
	 * one named before the point.
	 */
	private LocalDate on(FigureQuery query, String on) {
		int point = on.indexOf('.');
		String which = on.substring(point + 1);
		if (!Tag.DAYS.contains(which)) {
			return LocalDate.parse(on);
		}
		return day((point < 0) ? query : query.of(on.substring(0, point)), which).orElse(this.setting.day());
	}

	private static @Nullable LocalDate date(@Nullable String text, @Nullable LocalDate otherwise) {
		return (text != null) ? LocalDate.parse(text) : otherwise;
	}

	private @Nullable LocalDate earlier(@Nullable LocalDate day) {
		return (day != null && day.isAfter(this.setting.day())) ? this.setting.day() : day;
	}

	/**
	 * The first, last or busiest day on which the indicator counts anything.
	 */
	Optional<LocalDate> day(FigureQuery query, String which) {
		LocalDate from = Objects.requireNonNullElse(query.from(), this.pack.campaign().start());
		LocalDate to = Objects.requireNonNullElse(query.to(), this.setting.day());
		List<Part> days = this.figures.byDay(query, from, to, this.setting.scope())
			.stream()
			.filter((part) -> value(part).signum() > 0)
			.toList();
		Optional<Part> chosen = switch (which) {
			case "first" -> days.stream().findFirst();
			case "last" -> days.stream().reduce((former, next) -> next);
			default -> days.stream()
				.max(Comparator.comparing(Answers::value).thenComparing(Part::code, Comparator.reverseOrder()));
		};
		return chosen.map((part) -> LocalDate.parse(part.code()));
	}

	static BigDecimal value(Part part) {
		return Objects.requireNonNullElse(part.figure().value(), BigDecimal.ZERO);
	}

	/**
	 * Whether the indicator counts each value of the field once, so that its statements
	 * carry the values as keys.
	 */
	boolean isKey(String indicator, String field) {
		Indicator known = this.pack.indicator(indicator);
		return known.kind() == Indicator.Kind.DISTINCT && !field.equals("subject")
				&& known.sources().stream().allMatch((source) -> source.key().equals(field));
	}

	/**
	 * The figure of each region directly below, where it has a value.
	 */
	List<Part> regions(FigureQuery query) {
		return this.organization.below(query.region())
			.stream()
			.map((region) -> new Part(region.code(), region.name(this.setting.locale()),
					figure(query.in(region.code()))))
			.filter((part) -> part.figure().value() != null)
			.toList();
	}

	/**
	 * The first two thousand statements behind a figure in an order, with their records.
	 */
	List<Trace.Row> records(FigureQuery query, Comparator<Behind> order) {
		return this.figures.behind(query, this.setting.scope(), order, MOST_RECORDS);
	}

}
