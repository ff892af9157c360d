package cn.yipanqi.engine.pack;

import java.util.HashMap;
import java.util.Map;

import cn.yipanqi.engine.expression.Kind;

/**
 * What a rule may ask of all lines of a kind together: for lines {@code participants},
 * {@code participants.count} and so on.
 */
public enum LineNames {

	/** How many there are. */
	COUNT(Kind.NUMBER, false),

	/** How many different units they name. */
	UNITS(Kind.NUMBER, true),

	/** Of how many different departments these units are. */
	DEPARTMENTS(Kind.NUMBER, true),

	/** In how many different regions these units are. */
	REGIONS(Kind.NUMBER, true),

	/** Whether the filing unit is among them. */
	FILER(Kind.FLAG, true);

	private final Kind kind;

	private final boolean ofUnits;

	LineNames(Kind kind, boolean ofUnits) {
		this.kind = kind;
		this.ofUnits = ofUnits;
	}

	/**
	 * The name in the expressions of a record type.
	 * @param line code of the lines
	 */
	public String of(String line) {
		return line + "." + name().toLowerCase(java.util.Locale.ROOT);
	}

	static Map<String, Kind> all(RecordType type) {
		Map<String, Kind> names = new HashMap<>();
		for (LineType line : type.lines()) {
			for (LineNames name : values()) {
				if (line.ownUnit() || !name.ofUnits) {
					names.put(name.of(line.code()), name.kind);
				}
			}
		}
		return names;
	}

}
