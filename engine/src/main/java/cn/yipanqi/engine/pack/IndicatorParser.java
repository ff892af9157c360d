package cn.yipanqi.engine.pack;

/**
 * Reads indicators and their sources.
 */
final class IndicatorParser {

	private final PackParser parser;

	IndicatorParser(PackParser parser) {
		this.parser = parser;
	}

	Indicator indicator(Section section) {
		Indicator.Kind kind = section.choice("kind", Indicator.Kind.class, Indicator.Kind.COUNT);
		if (!section.has("kind")) {
			section.problem("kind", "'kind' is missing");
		}
		boolean subjects = kind == Indicator.Kind.DISTINCT || kind == Indicator.Kind.STOCK;
		return new Indicator(section.code(), section.text("name"), section.optional("name_en"), kind,
				section.optional("measure"),
				section.choice("basis", Indicator.Basis.class,
						subjects ? Indicator.Basis.SUBJECTS : Indicator.Basis.ACTS),
				section.optional("group"), section.optional("department"), section.text("definition"),
				section.optional("definition_en"), this.parser.all(section, "sources", this::source),
				section.optional("numerator"), section.optional("denominator"), section.expression("formula"),
				section.optional("parent"), section.optional("among"),
				section.choice("better", Indicator.Direction.class, Indicator.Direction.NEITHER));
	}

	private Indicator.Source source(Section section) {
		return new Indicator.Source(section.text("record"), section.optional("line"), section.optional("field"),
				section.text("key", "subject"), section.expression("where"), section.flag("set", true));
	}

}
