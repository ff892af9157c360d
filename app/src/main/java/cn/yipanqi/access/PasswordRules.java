package cn.yipanqi.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a password must be, as far as it alone can tell.
 */
final class PasswordRules {

	/** Longer ones are refused, so that nobody makes the server compute for nothing. */
	static final int LONGEST = 128;

	private static final String LOOKALIKES = "@401!|$53";

	private static final String LETTERS = "aaoiiisse";

	private static final Set<String> USUAL = usual();

	private final SignInProperties.Password settings;

	PasswordRules(SignInProperties.Password settings) {
		this.settings = settings;
	}

	Set<PasswordFault> faults(String account, String password) {
		Set<PasswordFault> faults = EnumSet.noneOf(PasswordFault.class);
		if (password.codePointCount(0, password.length()) < this.settings.length()) {
			faults.add(PasswordFault.SHORT);
		}
		if (password.length() > LONGEST) {
			faults.add(PasswordFault.LONG);
		}
		if (classes(password) < this.settings.classes()) {
			faults.add(PasswordFault.CLASSES);
		}
		String lower = password.toLowerCase(Locale.ROOT);
		if (lower.contains(account.toLowerCase(Locale.ROOT))) {
			faults.add(PasswordFault.NAME);
		}
		if (USUAL.contains(lower) || USUAL.contains(word(lower))) {
			faults.add(PasswordFault.USUAL);
		}
		return faults;
	}

	private static long classes(String password) {
		IntPredicate upper = Character::isUpperCase;
		IntPredicate lower = Character::isLowerCase;
		IntPredicate digit = Character::isDigit;
		return Stream.of(upper, lower, digit, upper.or(lower).or(digit).negate())
			.filter((kind) -> password.codePoints().anyMatch(kind))
			.count();
	}

	/**
	 * The word that is left without the digits and signs around it: what
	 * {@code P@ssw0rd2024!} is made of.
	 */
	private static String word(String password) {
		String ends = password.replaceAll("^[^a-z@$]+|[^a-z]+$", "");
		StringBuilder word = new StringBuilder();
		ends.chars().forEach((character) -> {
			int place = LOOKALIKES.indexOf(character);
			word.append((place >= 0) ? LETTERS.charAt(place) : (char) character);
		});
		return word.toString();
	}

	private static Set<String> usual() {
		try (InputStream file = Objects
			.requireNonNull(PasswordRules.class.getResourceAsStream("usual-passwords.txt"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("# "))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
