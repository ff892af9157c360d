package cn.yipanqi.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.yipanqi.access.AuditRow;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.ScopeNames;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rows of the audit trail in the reader's language. What a newer part of the system notes
 * and nobody has a word for is shown as it is.
 */
@Component
class AuditWords {

	private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private final MessageSource messages;

	private final ScopeNames names;

	private final Pack pack;

	AuditWords(MessageSource messages, ScopeNames names, Pack pack) {
		this.messages = messages;
		this.names = names;
		this.pack = pack;
	}

	Line of(AuditRow row, Map<String, String> accounts, Locale locale) {
		return new Line(row, accounts.getOrDefault(row.account(), row.account()), action(row.action(), locale),
				object(row.object(), locale), address(row.object()), capacity(row, locale), details(row, locale));
	}

	String action(String action, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage("audit.action." + action, null, action, locale));
	}

	private String object(String object, Locale locale) {
		if (object.matches(UUID)) {
			return word("audit.object.", "record", locale) + " " + object.substring(0, 8);
		}
		if (object.startsWith("page/")) {
			return word("audit.object.", "page", locale) + " " + object.substring("page".length());
		}
		int end = object.indexOf('/');
		String kind = (end > 0) ? object.substring(0, end) : object;
		String known = word("audit.object.", kind, locale);
		return (end > 0) ? known + " " + object.substring(end + 1) : known;
	}

	/**
	 * The page of what was acted on, or null if it has none.
	 */
	private @Nullable String address(String object) {
		if (object.matches(UUID)) {
			return "/records/" + object;
		}
		if (object.matches("briefing/\\d{1,18}")) {
			return "/briefings/" + object.substring("briefing/".length());
		}
		if (object.matches("person/\\d{1,18}")) {
			return "/organization/people/" + object.substring("person/".length());
		}
		if (object.matches("account/[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")) {
			return "/accounts/" + object.substring("account/".length());
		}
		return this.pack.briefing(object).isPresent() ? "/briefings/templates/" + object : null;
	}

	private String capacity(AuditRow row, Locale locale) {
		if (row.role() == null || row.region() == null) {
			return "";
		}
		return value("role", row.role(), locale) + " · " + this.names.region(row.region(), locale);
	}

	private List<Fact> details(AuditRow row, Locale locale) {
		List<Fact> facts = new ArrayList<>();
		row.detail()
			.forEach((name, value) -> facts
				.add(new Fact(word("audit.detail.", name, locale), value(name, value, locale))));
		return facts;
	}

	private String word(String prefix, String code, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(prefix + code, null, code, locale));
	}

	private String value(String name, @Nullable Object value, Locale locale) {
		if (value instanceof Map<?, ?> change && change.containsKey("after")) {
			return value(name, change.get("before"), locale) + " → " + value(name, change.get("after"), locale);
		}
		if (value instanceof List<?> values) {
			return values.stream().map((each) -> value(name, each, locale)).collect(Collectors.joining(", "));
		}
		if (value instanceof Map<?, ?> values) {
			return values.entrySet()
				.stream()
				.map((each) -> each.getKey() + ": " + value(name, each.getValue(), locale))
				.collect(Collectors.joining("; "));
		}
		String text = (value != null) ? value.toString() : "";
		return switch (name) {
			case "role" -> word("role.", text, locale);
			case "region" -> this.names.region(text, locale);
			case "department" -> this.pack.department(text).map((found) -> found.name(locale)).orElse(text);
			case "reason" -> Objects.requireNonNull(this.messages.getMessage("audit.reason." + text, null,
					Objects.requireNonNull(this.messages.getMessage("accounts.refused." + text, null, text, locale)),
					locale));
			default -> text;
		};
	}

	/**
	 * A row in words.
	 *
	 * @param account what the account is called
	 * @param address path of the object's page, or null if it has none
	 * @param capacity role and place in which the account acted; empty if in none
	 */
	record Line(AuditRow row, String account, String action, String object, @Nullable String address, String capacity,
			List<Fact> details) {

		String detailText() {
			return this.details.stream()
				.map((fact) -> fact.name() + ": " + fact.value())
				.collect(Collectors.joining("; "));
		}

	}

	/**
	 * A detail in words.
	 */
	record Fact(String name, String value) {
	}

}
