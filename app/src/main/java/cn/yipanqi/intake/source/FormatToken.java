package cn.yipanqi.intake.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a number format as Excel writes it, such as the {@code 0} or the text of
 * {@code 0"万元"}.
 */
record FormatToken(Kind kind, String text) {

	private static final Pattern PIECE = Pattern
		.compile("(?i)\"(?<quoted>[^\"]*)\"?|[\\\\!](?<escaped>.)?|[_*].|\\[(?<bracket>[^\\]]*)\\]?|(?<end>;)"
				+ "|(?<general>General|G/通用格式)|(?<half>AM/PM|A/P|上午/下午)|(?<exponent>E[+-])"
				+ "|(?<mark>[0#?.,%/@ymdhsaebg])|(?<other>.)", Pattern.DOTALL);

	private static final Pattern CURRENCY = Pattern.compile("\\$([^-]*)(?:-.*)?", Pattern.DOTALL);

	/**
	 * What a piece does.
	 */
	enum Kind {

		/** Stands there as it is. */
		LITERAL,

		/** Stands for digits, or for a part of a date. */
		MARK,

		/** Stands for the number as it is. */
		GENERAL,

		/** Chooses numbers, such as {@code >=10000}. */
		CONDITION,

		/** Hours, minutes or seconds that go on counting, such as {@code [h]}. */
		ELAPSED,

		/** The half of the day. */
		HALF,

		/** A power of ten. */
		EXPONENT,

		/** A colour, or digits of another script. */
		LOOK

	}

	/**
	 * Takes a format apart: its sections, which mostly are for numbers above, below and
	 * at nought, and for texts.
	 */
	static List<List<FormatToken>> sections(String code) {
		List<List<FormatToken>> sections = new ArrayList<>();
		List<FormatToken> section = new ArrayList<>();
		sections.add(section);
		Matcher matcher = PIECE.matcher(code);
		while (matcher.find()) {
			if (matcher.group("end") != null) {
				section = new ArrayList<>();
				sections.add(section);
			}
			else {
				add(matcher, section);
			}
		}
		return sections;
	}

	private static void add(Matcher matcher, List<FormatToken> section) {
		for (String group : List.of("quoted", "escaped", "other")) {
			String literal = matcher.group(group);
			if (literal != null) {
				section.add(new FormatToken(Kind.LITERAL, literal));
				return;
			}
		}
		String bracket = matcher.group("bracket");
		if (bracket != null) {
			section.add(bracketed(bracket));
		}
		else if (matcher.group("general") != null) {
			section.add(new FormatToken(Kind.GENERAL, "General"));
		}
		else if (matcher.group("half") != null) {
			section.add(new FormatToken(Kind.HALF, "AM/PM"));
		}
		else if (matcher.group("exponent") != null) {
			section.add(new FormatToken(Kind.EXPONENT, matcher.group("exponent")));
		}
		else if (matcher.group("mark") != null) {
			section.add(new FormatToken(Kind.MARK, matcher.group("mark").toLowerCase(java.util.Locale.ROOT)));
		}
	}

	private static FormatToken bracketed(String text) {
		Matcher currency = CURRENCY.matcher(text);
		if (currency.matches()) {
			return new FormatToken(Kind.LITERAL, currency.group(1));
		}
		if (text.matches("[<>=].*")) {
			return new FormatToken(Kind.CONDITION, text);
		}
		return text.matches("(?i)h+|m+|s+") ? new FormatToken(Kind.ELAPSED, text) : new FormatToken(Kind.LOOK, text);
	}

	boolean isMark(String among) {
		return this.kind == Kind.MARK && among.contains(this.text);
	}

}
