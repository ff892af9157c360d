package cn.yipanqi.briefing.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.template.Tag;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.figures.Part;

/**
 * Regions in the order of a figure, those beyond a bound left out. Where the bound lies
 * at the end that is asked for (the lowest below 90), all of them are meant, and the
 * first ones are named. Where it does not, or there is none, those at that end are meant,
 * if there is one: never more than half of the regions, and none that is level with the
 * other end. Nothing at all where no region is to be named.
 */
final class Ranking {

	private static final int MOST_REGIONS = 3;

	private final Tag tag;

	private final List<Part> candidates;

	private final List<Part> named;

	private final boolean all;

	Ranking(List<Part> parts, Tag tag) {
		this.tag = tag;
		boolean below = tag.attribute("below") != null;
		boolean above = tag.attribute("above") != null;
		boolean lowest = tag.attribute("order", (below && !above) ? "lowest" : "highest").equals("lowest");
		this.all = lowest ? below : above;
		Comparator<Part> order = Comparator.comparing(Answers::value);
		this.candidates = new ArrayList<>(parts);
		this.candidates.removeIf((part) -> beyond("below", part, -1) || beyond("above", part, 1));
		this.candidates.sort(lowest ? order : order.reversed());
		int limit = tag.number("limit", MOST_REGIONS);
		if (!this.all && !this.candidates.isEmpty()) {
			limit = Math.min(limit, this.candidates.size() / 2);
			BigDecimal other = Answers.value(this.candidates.get(this.candidates.size() - 1));
			this.candidates.removeIf((part) -> Answers.value(part).compareTo(other) == 0);
		}
		this.named = this.candidates.subList(0, Math.min(limit, this.candidates.size()));
	}

	/**
	 * Whether the tag sets a bound on that side and the part does not lie beyond it.
	 */
	private boolean beyond(String bound, Part part, int side) {
		String given = this.tag.attribute(bound);
		return given != null && Answers.value(part).compareTo(new BigDecimal(given)) != side;
	}

	/**
	 * Those that are named.
	 */
	List<Part> named() {
		return this.named;
	}

	/**
	 * How many are meant in all; at an end, those level with the last one named as well.
	 */
	long meant() {
		if (this.named.isEmpty()) {
			return 0;
		}
		BigDecimal last = Answers.value(this.named.get(this.named.size() - 1));
		return this.candidates.stream()
			.skip(this.named.size())
			.filter((part) -> this.all || Answers.value(part).compareTo(last) == 0)
			.count() + this.named.size();
	}

	List<Piece> pieces(int run, Filling filling, FigureQuery query, String what) {
		if (this.named.isEmpty()) {
			return List.of();
		}
		Phrasing phrasing = filling.phrasing();
		List<Piece> pieces = new ArrayList<>();
		pieces.add(Piece.words(run, this.tag.attribute("before", "")));
		for (Part part : this.named) {
			if (pieces.size() > 1) {
				pieces.add(Piece.words(run, phrasing.separator()));
			}
			pieces.add(Piece.words(run, part.name()));
			if (!this.tag.attribute("numbers", "yes").equals("no")) {
				pieces.add(Piece.words(run, phrasing.bracket()));
				pieces.add(filling.figure(run, this.tag, part.figure()));
				pieces.add(Piece.words(run, phrasing.inBrackets(filling.unit(this.tag, query))));
			}
		}
		if (meant() > this.named.size()) {
			pieces.add(filling.linked(run, phrasing.andMore(meant(), this.named.size(), what), query));
		}
		pieces.add(Piece.words(run, this.tag.attribute("after", "")));
		return pieces;
	}

}
