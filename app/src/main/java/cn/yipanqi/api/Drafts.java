package cn.yipanqi.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.yipanqi.ledger.ConfirmedDraft;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Turns what programs send into drafts. What a draft cannot hold comes out as violations
 * beside those that the ledger finds.
 *
 * @param draft the draft
 * @param unreadable what it could not take over
 * @param confirmed numbers of the records that it does not repeat
 */
record Drafts(Draft draft, List<Violation> unreadable, Set<Long> confirmed) {

	/** Before the keys of programs in the ledger, where forms and files have others. */
	private static final String PROGRAMS = "api/";

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e\\u00a0-\\ud7ff\\ue000-\\uffef ]{1,200}");

	private static final int MOST_SCALE = 40;

	private static final int EXCERPT = 40;

	/**
	 * @param key key in the ledger, or null
	 */
	static Drafts of(RecordDraft sent, @Nullable String key) {
		return of(Objects.requireNonNullElse(sent.type(), ""), sent.unit(), sent.region(), sent.subject(), sent.date(),
				sent.fields(), sent.lines(), List.of(), sent.confirm(), key);
	}

	static Drafts of(RecordCorrection sent, String type) {
		return of(type, sent.unit(), sent.region(), sent.subject(), sent.date(), sent.fields(), sent.lines(),
				Objects.requireNonNullElse(sent.unchanged(), List.of()), sent.confirm(), null);
	}

	private static Drafts of(String type, @Nullable String unit, @Nullable String region, @Nullable Long subject,
			@Nullable String date, @Nullable Map<String, @Nullable Object> fields,
			@Nullable List<RecordDraft.Line> lines, Collection<String> unchanged,
			@Nullable List<@Nullable Long> confirm, @Nullable String key) {
		List<Violation> unreadable = new ArrayList<>();
		Map<String, Object> values = values("", fields, unreadable);
		unchanged.forEach((code) -> values.put(code, Draft.Unchanged.UNCHANGED));
		List<Draft.DraftLine> draftLines = new ArrayList<>();
		if (lines != null) {
			lines.stream().filter(Objects::nonNull).forEach((line) -> {
				String path = "lines[" + draftLines.size() + "].";
				draftLines.add(new Draft.DraftLine(Objects.requireNonNullElse(line.type(), ""), line.unit(),
						values(path, line.fields(), unreadable)));
			});
		}
		return new Drafts(new Draft(type, Objects.requireNonNullElse(unit, ""), Objects.requireNonNullElse(region, ""),
				subject, day(date, unreadable), values, draftLines, key), unreadable, numbers(confirm));
	}

	private static Set<Long> numbers(@Nullable List<@Nullable Long> confirm) {
		return (confirm == null) ? Set.of()
				: confirm.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
	}

	ConfirmedDraft whole() {
		return new ConfirmedDraft(this.draft, this.confirmed);
	}

	private static @Nullable LocalDate day(@Nullable String text, List<Violation> unreadable) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			return LocalDate.parse(text.strip());
		}
		catch (DateTimeParseException ex) {
			unreadable.add(new Violation("date", "not-a-date", List.of(excerpt(text)), null, null));
			return null;
		}
	}

	private static Map<String, Object> values(String path, @Nullable Map<String, @Nullable Object> sent,
			List<Violation> unreadable) {
		Map<String, Object> values = new HashMap<>();
		if (sent != null) {
			sent.forEach((code, value) -> {
				if (value instanceof Map || value instanceof Collection
						|| (value instanceof String text && !isWhole(text))) {
					unreadable.add(new Violation(path + "fields." + code, "not-simple", List.of(), null, null));
				}
				else if (value != null) {
					values.put(code, (value instanceof BigDecimal number) ? plain(number) : value);
				}
			});
		}
		return values;
	}

	/**
	 * Plain digits, unless there would be endlessly many.
	 */
	private static String plain(BigDecimal number) {
		return (Math.abs((long) number.scale()) <= MOST_SCALE) ? number.toPlainString() : number.toString();
	}

	/**
	 * Whether no character is cut in half.
	 */
	private static boolean isWhole(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
			}
			else if (Character.isSurrogate(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The violations that are left: where something could not be read, it is not missing
	 * as well.
	 */
	List<Violation> with(List<Violation> found) {
		List<Violation> all = new ArrayList<>(this.unreadable);
		found.stream()
			.filter((violation) -> this.unreadable.stream().noneMatch((other) -> other.path().equals(violation.path())))
			.forEach(all::add);
		return all;
	}

	/**
	 * The key in the ledger: each account has keys of its own.
	 * @throws RefusedRequestException if it is too long or holds control characters
	 */
	static String key(String account, String own) {
		if (!KEY.matcher(own).matches()) {
			throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-key");
		}
		return PROGRAMS + account + "/" + own;
	}

	private static String excerpt(String text) {
		return (text.length() <= EXCERPT) ? text : text.substring(0, EXCERPT) + "…";
	}

}
