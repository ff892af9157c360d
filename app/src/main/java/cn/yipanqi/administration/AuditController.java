package cn.yipanqi.administration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.AuditRow;
import cn.yipanqi.access.AuditSearch;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.export.Column;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.export.Exports;
import cn.yipanqi.export.Format;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.ScopeNames;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The audit trail for the auditor: to search, to read in words, and to take away.
 */
@Controller
@Requires(Permission.AUDIT)
@RequestMapping("/audit")
class AuditController {

	private static final int PAGE = 50;

	private static final List<String> COLUMNS = List.of("id", "at", "account", "code", "capacity", "origin", "action",
			"object", "refused", "details");

	private final AuditSearch search;

	private final Exports exports;

	private final ScopeNames scopes;

	private final AuditWords words;

	private final Accounts accounts;

	private final Organization organization;

	private final Pack pack;

	private final MessageSource messages;

	AuditController(AuditSearch search, Exports exports, ScopeNames scopes, AuditWords words, Accounts accounts,
			Organization organization, Pack pack, MessageSource messages) {
		this.search = search;
		this.exports = exports;
		this.scopes = scopes;
		this.words = words;
		this.accounts = accounts;
		this.organization = organization;
		this.pack = pack;
		this.messages = messages;
	}

	@GetMapping
	String list(@AuthenticationPrincipal Reader reader, @ModelAttribute("filter") AuditFilter filter,
			@RequestParam(required = false, defaultValue = "" + Long.MAX_VALUE) long start, Locale locale,
			Model model) {
		List<AuditRow> rows = this.search.find(filter.query(this.pack.campaign().zone()), scope(reader), start,
				PAGE + 1);
		List<AuditRow> shown = rows.subList(0, Math.min(PAGE, rows.size()));
		Map<String, String> names = this.accounts.displayNames(shown.stream().map(AuditRow::account).toList());
		model.addAttribute("lines", shown.stream().map((row) -> this.words.of(row, names, locale)).toList());
		model.addAttribute("older", (rows.size() > PAGE) ? shown.get(PAGE - 1).id() : null);
		model.addAttribute("later", start != Long.MAX_VALUE);
		model.addAttribute("actions",
				this.search.actions()
					.stream()
					.map((action) -> new Choice(action, this.words.action(action, locale)))
					.sorted(Comparator.comparing(Choice::name))
					.toList());
		return "administration/audit";
	}

	/**
	 * Whoever reaches the whole city sees also what belongs to no region: what was done
	 * at the console, or by nobody that is known.
	 */
	private Scope scope(Reader reader) {
		return reader.scope().covers(this.organization.city().code(), null, null) ? Scope.EVERYTHING : reader.scope();
	}

	/**
	 * The present search as a file, itself noted.
	 */
	@GetMapping("/export.{format:csv|xlsx}")
	void export(@AuthenticationPrincipal Reader reader, @ModelAttribute("filter") AuditFilter filter,
			@PathVariable String format, Locale locale, HttpServletResponse response) throws IOException {
		List<Column> columns = COLUMNS.stream().map((column) -> column(column, locale)).toList();
		ExportTable table = new ExportTable(
				Objects.requireNonNull(this.messages.getMessage("audit.title", null, locale)), filter.stated(), columns,
				(taker) -> this.search.each(filter.query(this.pack.campaign().zone()), scope(reader),
						(row) -> taker.accept(cells(row, locale))));
		this.exports.send(table, Format.of(format), reader, "audit", filter.stated(),
				this.scopes.of(reader.scope(), locale), locale, response);
	}

	private Column column(String code, Locale locale) {
		String title = Objects.requireNonNull(this.messages.getMessage("audit.column." + code, null, locale));
		return switch (code) {
			case "id" -> Column.integer(title);
			case "at" -> Column.moment(title);
			default -> Column.text(title);
		};
	}

	private List<@Nullable Object> cells(AuditRow row, Locale locale) {
		AuditWords.Line line = this.words.of(row, Map.of(), locale);
		String refused = row.refused() ? this.messages.getMessage("audit.refused", null, locale) : "";
		return new ArrayList<>(List.of(row.id(), row.at(), row.account(), row.action(), line.capacity(), row.origin(),
				line.action(), row.object(), refused, line.detailText()));
	}

	/**
	 * A choice of a list.
	 */
	record Choice(String code, String name) {
	}

}
