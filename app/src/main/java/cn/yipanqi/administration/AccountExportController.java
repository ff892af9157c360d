package cn.yipanqi.administration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import cn.yipanqi.access.AccountList;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.export.Column;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.export.Exports;
import cn.yipanqi.export.Format;
import cn.yipanqi.organization.ScopeNames;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The accounts with what they hold, as a file.
 */
@Controller
@Requires(Permission.ACCOUNTS)
class AccountExportController {

	private static final int CHUNK = 500;

	private final AccountList accounts;

	private final ScopeNames scopes;

	private final Exports exports;

	private final MessageSource messages;

	AccountExportController(AccountList accounts, ScopeNames scopes, Exports exports, MessageSource messages) {
		this.accounts = accounts;
		this.scopes = scopes;
		this.exports = exports;
		this.messages = messages;
	}

	@GetMapping("/accounts/export.{format:csv|xlsx}")
	void export(@AuthenticationPrincipal Reader reader, @ModelAttribute("filter") AccountsController.Filter filter,
			@PathVariable String format, Locale locale, HttpServletResponse response) throws IOException {
		Map<String, String> stated = new TreeMap<>();
		stated.put("text", Objects.requireNonNullElse(filter.text(), ""));
		stated.put("state", Objects.requireNonNullElse(filter.state(), ""));
		stated.values().removeIf(String::isBlank);
		List<Column> columns = List.of(Column.text(text("export.account", locale)),
				Column.text(text("accounts.display", locale)), Column.text(text("export.may-sign-in", locale)),
				Column.text(text("accounts.grants", locale)));
		ExportTable table = new ExportTable(text("accounts.title", locale), Map.of(), columns,
				(taker) -> rows(filter.query(), reader.scope(), locale, taker));
		this.exports.send(table, Format.of(format), reader, "accounts", stated, this.scopes.of(reader.scope(), locale),
				locale, response);
	}

	private void rows(AccountList.Query query, Scope scope, Locale locale, Consumer<List<@Nullable Object>> taker) {
		long given = 0;
		List<AccountList.Line> lines;
		do {
			lines = this.accounts.list(query, scope, CHUNK, given);
			lines.forEach((line) -> taker.accept(row(line, locale)));
			given += lines.size();
		}
		while (lines.size() == CHUNK);
	}

	private List<@Nullable Object> row(AccountList.Line line, Locale locale) {
		return new ArrayList<>(List.of(line.name(), line.displayName(), text(line.enabled() ? "yes" : "no", locale),
				line.grants()
					.stream()
					.map((grant) -> text("role." + grant.role(), locale) + " " + this.scopes.of(grant.scope(), locale))
					.collect(Collectors.joining("; "))));
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
