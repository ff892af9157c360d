package cn.yipanqi.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Where a page of a list ended: a text that a program hands back as it came, and that
 * opens nothing.
 */
final class Cursor {

	private static final int LONGEST = 200;

	private Cursor() {
	}

	static String of(Object... parts) {
		String text = String.join("|", List.of(parts).stream().map(Object::toString).toList());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * What a cursor says.
	 * @param text the cursor, or null for the first page
	 * @param first what the first page begins with
	 * @throws RefusedRequestException if it is none of ours
	 */
	static <T> T read(@Nullable String text, T first, Function<Parts, T> reading) {
		if (text == null || text.isBlank()) {
			return first;
		}
		try {
			if (text.length() > LONGEST) {
				throw new IllegalArgumentException("Cursor is too long");
			}
			String clear = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
			return reading.apply(new Parts(List.of(clear.split("\\|", -1))));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException ex) {
			throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-cursor");
		}
	}

	/**
	 * The parts of a cursor.
	 */
	record Parts(List<String> texts) {

		long number(int index) {
			long number = Long.parseLong(this.texts.get(index));
			if (number < 0) {
				throw new IllegalArgumentException("Cursor holds '%d'".formatted(number));
			}
			return number;
		}

		LocalDate day(int index) {
			return LocalDate.parse(this.texts.get(index));
		}

	}

}
