package cn.yipanqi.intake.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A section of a number format: how it shows the numbers that it is for.
 */
final class FormatSection {

	/** What stands for digits. */
	static final String DIGITS = "0#?";

	private static final Set<String> MINUS = Set.of("-", "()", "（）");

	private static final String RED = "(?i)red|红色|color3";

	private final List<FormatToken> tokens;

	private final String before;

	private final String after;

	private final int scale;

	private final DigitPlaces places;

	private final @Nullable String condition;

	private final boolean isGeneral;

	private final boolean isScientific;

	private final boolean saysMinus;

	private final boolean isBracketed;

	private final boolean isPlain;

	private FormatSection(List<FormatToken> tokens, int scale, boolean grouped) {
		this.tokens = tokens;
		this.scale = scale;
		StringBuilder digits = new StringBuilder();
		int point = -1;
		for (FormatToken token : tokens) {
			if (token.isMark(DIGITS)) {
				digits.append(token.text());
			}
			else if (token.isMark(".") && point < 0) {
				point = digits.length();
			}
		}
		this.before = (point < 0) ? digits.toString() : digits.substring(0, point);
		this.after = (point < 0) ? "" : digits.substring(point);
		this.places = new DigitPlaces(this.before, this.after, grouped);
		this.condition = tokens.stream()
			.filter((token) -> token.kind() == FormatToken.Kind.CONDITION)
			.map(FormatToken::text)
			.findFirst()
			.orElse(null);
		this.isGeneral = holds(FormatToken.Kind.GENERAL) || holds("@");
		this.isScientific = holds(FormatToken.Kind.EXPONENT) || (holds("/") && !this.before.isEmpty());
		String literals = literals();
		boolean isRed = tokens.stream()
			.anyMatch((token) -> token.kind() == FormatToken.Kind.LOOK && token.text().matches(RED));
		this.saysMinus = MINUS.contains(literals) || (literals.isEmpty() && isRed);
		this.isBracketed = !literals.isEmpty();
		this.isPlain = scale == 0 && (literals.isEmpty() || MINUS.contains(literals)) && (this.isGeneral
				|| (!digits.isEmpty() && this.before.chars().filter((mark) -> mark == '0').count() <= 1));
	}

	static FormatSection of(List<FormatToken> section) {
		List<FormatToken> tokens = new ArrayList<>();
		int scale = 0;
		boolean grouped = false;
		boolean pointed = false;
		boolean begun = false;
		for (int i = 0; i < section.size(); i++) {
			FormatToken token = section.get(i);
			pointed |= token.isMark(".");
			begun |= token.isMark(DIGITS);
			if (token.isMark(",") && begun) {
				boolean within = hasDigits(section.subList(i, section.size()));
				grouped |= within && !pointed;
				scale -= within ? 0 : 3;
				continue;
			}
			scale += token.isMark("%") ? 2 : 0;
			tokens.add(token);
		}
		return new FormatSection(List.copyOf(tokens), scale, grouped);
	}

	/**
	 * Whether digits follow before the point.
	 */
	private static boolean hasDigits(List<FormatToken> tokens) {
		for (FormatToken token : tokens) {
			if (token.isMark(".")) {
				return false;
			}
			if (token.isMark(DIGITS)) {
				return true;
			}
		}
		return false;
	}

	private boolean holds(FormatToken.Kind kind) {
		return this.tokens.stream().anyMatch((token) -> token.kind() == kind);
	}

	boolean holds(String marks) {
		return this.tokens.stream().anyMatch((token) -> token.isMark(marks));
	}

	/**
	 * What is shown beside the number.
	 */
	private String literals() {
		StringBuilder literals = new StringBuilder();
		for (FormatToken token : this.tokens) {
			if (token.kind() == FormatToken.Kind.LITERAL || token.isMark("%,/")) {
				literals.append(token.text());
			}
		}
		return literals.toString().strip();
	}

	/**
	 * The numbers that it is for, such as {@code >=10000}; null where its place says it.
	 */
	@Nullable String condition() {
		return this.condition;
	}

	boolean isForNegatives() {
		return this.condition != null && this.condition.matches("<=?\\s*(?:-.*|0)");
	}

	/**
	 * Whether it shows powers of ten or fractions.
	 */
	boolean isScientific() {
		return this.isScientific;
	}

	/**
	 * Whether it shows a number as it is.
	 */
	boolean isGeneral() {
		return this.isGeneral;
	}

	/**
	 * Whether it does nothing to a number but round it, part its digits and say that it
	 * is below nought.
	 */
	boolean isPlain() {
		return this.isPlain;
	}

	/**
	 * Whether it says that a number is below nought: by its sign, in brackets, or in red.
	 */
	boolean saysMinus() {
		return this.saysMinus;
	}

	/**
	 * Whether it shows a sign or brackets whatever the number is.
	 */
	boolean isBracketed() {
		return this.isBracketed;
	}

	/**
	 * Whether it shows nothing but a dash, as accountants write nought.
	 */
	boolean isDash() {
		return hidesZero() && literals().equals("-");
	}

	/**
	 * The number rounded to the decimals that are shown.
	 */
	BigDecimal rounded(BigDecimal number) {
		return isGeneral() ? number
				: number.scaleByPowerOfTen(this.scale).setScale(this.after.length(), RoundingMode.HALF_UP);
	}

	/**
	 * How many decimals it shows at most.
	 */
	int decimals() {
		return this.after.length();
	}

	/**
	 * Whether a nought is not shown at all.
	 */
	boolean hidesZero() {
		return !isGeneral() && (this.before + this.after).indexOf('0') < 0;
	}

	/**
	 * The text with a number of at least nought.
	 */
	String show(BigDecimal number) {
		return this.places.show(this.tokens, rounded(number).toPlainString());
	}

	/**
	 * The text with a text in it.
	 */
	String show(String text) {
		StringBuilder shown = new StringBuilder();
		for (FormatToken token : this.tokens) {
			if (token.isMark("@") || token.kind() == FormatToken.Kind.GENERAL) {
				shown.append(text);
			}
			else if (token.kind() == FormatToken.Kind.LITERAL || token.kind() == FormatToken.Kind.MARK) {
				shown.append(token.text());
			}
		}
		return shown.toString();
	}

}
