package cn.yipanqi.briefing.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.template.Tag;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.rollup.Behind;
import cn.yipanqi.figures.FigureAddress;
import cn.yipanqi.figures.Formats;
import cn.yipanqi.figures.Trace;

/**
 * Puts words in the place of a tag.
 */
final class Filling {

	private static final int MOST_HIGHLIGHTS = 3;

	private static final int MOST_VALUES = 8;

	private static final Comparator<Behind> EARLIEST = Comparator.comparing(Behind::origin);

	private static final Map<String, Comparator<Behind>> ORDERS = Map.of("earliest", EARLIEST, "largest",
			Comparator.comparing(Behind::amount).reversed().thenComparing(EARLIEST));

	private final Facts facts;

	private final Answers answers;

	private final Telling telling;

	private final FigureAddress addresses;

	private final Formats formats;

	private final Setting setting;

	Filling(Facts facts, Answers answers, Telling telling, FigureAddress addresses, Formats formats, Setting setting) {
		this.facts = facts;
		this.answers = answers;
		this.telling = telling;
		this.addresses = addresses;
		this.formats = formats;
		this.setting = setting;
	}

	List<Piece> fill(int run, Tag tag, Lens lens) {
		if (tag.word().equals("text")) {
			String text = this.facts.text(tag.first(), lens);
			return List.of(Piece.words(run, tag.attribute("style", "").equals("chinese") ? Numerals.of(text) : text));
		}
		if (!this.answers.covers(tag.attribute("region", lens.region()))) {
			return List.of(Piece.words(run, Formats.NONE));
		}
		FigureQuery query = this.answers.query(tag, lens);
		return switch (tag.word()) {
			case "figure" -> List.of(figure(run, tag, this.answers.figure(query)));
			case "day" -> List.of(linked(run,
					this.answers.day(query, tag.argument(1)).map(this.facts::shortDay).orElse(Formats.NONE), query));
			case "values" -> List.of(linked(run, values(tag, query), query));
			case "highlights" -> highlights(run, tag, query);
			case "ranking" -> new Ranking(this.answers.regions(query), tag).pieces(run, this, query,
					this.facts.levelBelow(query.region()));
			case "spread" -> spread(run, tag, query);
			default -> throw new IllegalArgumentException("No tag '" + tag.word() + "'");
		};
	}

	Piece linked(int run, String text, FigureQuery query) {
		return Piece.linked(run, text, this.addresses.of(query));
	}

	Piece figure(int run, Tag tag, Figure figure) {
		String text = printed(tag, figure.query().indicator(), figure.value());
		return Piece.stated(run, tag.attribute("style", "").equals("chinese") ? Numerals.of(text) : text, figure);
	}

	private String printed(Tag tag, String indicator, @org.jspecify.annotations.Nullable BigDecimal value) {
		return this.formats.printed(indicator, value, tag.attribute("unit"), tag.number("digits", -1),
				this.setting.locale());
	}

	/**
	 * The most frequent values first; those equally frequent as they came.
	 */
	private String values(Tag tag, FigureQuery query) {
		Map<String, Integer> times = new LinkedHashMap<>();
		for (Trace.Row row : this.answers.records(query, EARLIEST)) {
			List<String> said = this.answers.isKey(query.indicator(), tag.argument(1))
					? this.telling.says(row.entry(), tag.argument(1), Objects.requireNonNull(row.key()))
					: this.telling.says(row.entry(), tag.argument(1));
			said.forEach((value) -> times.merge(value, 1, Integer::sum));
		}
		List<String> values = new ArrayList<>(times.keySet());
		values.sort(Comparator.comparing(times::get, Comparator.reverseOrder()));
		return String.join(phrasing().separator(),
				values.subList(0, Math.min(values.size(), tag.number("limit", MOST_VALUES))));
	}

	private List<Piece> highlights(int run, Tag tag, FigureQuery query) {
		Map<Entry, BigDecimal> amounts = new LinkedHashMap<>();
		String order = tag.attribute("order", "latest");
		this.answers.records(query, ORDERS.getOrDefault(order, EARLIEST.reversed()))
			.forEach((row) -> amounts.merge(row.entry(), row.amount(), BigDecimal::add));
		Comparator<Entry> earliest = Comparator.comparing(Entry::date).thenComparing(Entry::seq);
		List<Entry> entries = new ArrayList<>(amounts.keySet());
		entries.sort(switch (order) {
			case "largest" -> Comparator.<Entry, BigDecimal>comparing(amounts::get).reversed().thenComparing(earliest);
			case "earliest" -> earliest;
			default -> earliest.reversed();
		});
		List<Piece> pieces = new ArrayList<>();
		int left = tag.number("limit", MOST_HIGHLIGHTS);
		for (int i = 0; i < entries.size() && left > 0; i++) {
			Entry entry = entries.get(i);
			String sentence = this.telling.sentence(entry);
			if (sentence != null) {
				left--;
				if (!pieces.isEmpty()) {
					pieces.add(Piece.words(run, phrasing().semicolon()));
				}
				pieces.add(Piece.linked(run, sentence, "/records/" + entry.record()));
			}
		}
		if (!pieces.isEmpty()) {
			pieces.add(Piece.words(run, phrasing().stop(pieces.get(pieces.size() - 1).text())));
		}
		return pieces;
	}

	Phrasing phrasing() {
		return this.setting.phrasing();
	}

	/**
	 * The unit that a figure of the tag is in.
	 */
	String unit(Tag tag, FigureQuery query) {
		return this.formats.unit(query.indicator(), tag.attribute("unit"), this.setting.locale());
	}

	private List<Piece> spread(int run, Tag tag, FigureQuery query) {
		List<BigDecimal> values = this.answers.regions(query).stream().map(Answers::value).sorted().toList();
		BigDecimal apart = values.isEmpty() ? BigDecimal.ZERO : values.get(values.size() - 1).subtract(values.get(0));
		if (apart.signum() == 0) {
			return List.of();
		}
		return List.of(Piece.words(run, tag.attribute("before", "")),
				linked(run, printed(tag, query.indicator(), apart), query),
				Piece.words(run, tag.attribute("after", "")));
	}

}
