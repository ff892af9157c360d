package cn.yipanqi.briefing.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;

/**
 * The words of the language: what each tag takes.
 */
enum Words {

	/** A figure. */
	FIGURE(1, "unit", "digits", "style", "on", "from", "to", "region", "department", "group"),
	/** A fact of the campaign that is no figure. */
	TEXT(1, "style"),
	/** The first, last or busiest day of an indicator. */
	DAY(2, "from", "to", "region", "department", "group"),
	/** What the records behind a figure say in one field. */
	VALUES(2, "limit", "on", "from", "to", "region", "department", "group"),
	/** Records behind a figure, told in sentences. */
	HIGHLIGHTS(1, "limit", "order", "on", "from", "to", "region", "department", "group"),
	/** Regions in the order of a figure. */
	RANKING(1, "limit", "order", "below", "above", "unit", "digits", "numbers", "before", "after", "from", "to",
			"department", "group"),
	/** How far the highest and the lowest region are apart. */
	SPREAD(1, "digits", "before", "after", "from", "to", "department", "group");

	private final int arguments;

	private final String attributes;

	Words(int arguments, String... attributes) {
		this.arguments = arguments;
		this.attributes = String.join(" ", attributes);
	}

	static Optional<Words> of(String word) {
		return Arrays.stream(values())
			.filter((known) -> known.name().equals(word.toUpperCase(java.util.Locale.ROOT)))
			.filter((known) -> word.equals(word.toLowerCase(java.util.Locale.ROOT)))
			.findFirst();
	}

	static List<String> all() {
		return List.of("figure", "text", "day", "values", "highlights", "ranking", "spread", "if", "else", "end",
				"each");
	}

	int arguments() {
		return this.arguments;
	}

	/**
	 * Whether it tells of the records behind an indicator, which one that is computed
	 * from others has not.
	 */
	boolean needsRecords() {
		return this == DAY || this == VALUES || this == HIGHLIGHTS;
	}

	/**
	 * What {@code order} may say.
	 */
	List<String> orders() {
		return (this == RANKING) ? List.of("highest", "lowest") : List.of("latest", "earliest", "largest");
	}

	Set<String> attributes() {
		return new TreeSet<>(Arrays.asList(this.attributes.split(" ", -1)));
	}

	/**
	 * The names that {@code values} may ask of the records behind an indicator.
	 */
	static Set<String> fields(Pack pack, Indicator indicator) {
		Set<String> names = new TreeSet<>(Set.of("unit", "department", "region", "subject"));
		indicator.sources().forEach((source) -> {
			RecordType type = pack.recordType(source.record());
			type.fields().stream().filter((field) -> !field.isSensitive()).forEach((field) -> names.add(field.code()));
			type.lines().forEach((line) -> line.fields().forEach((field) -> names.add(field.code())));
		});
		return names;
	}

}
