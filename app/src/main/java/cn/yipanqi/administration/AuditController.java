package cn.yipanqi.administration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.AuditRow;
import cn.yipanqi.access.AuditSearch;
import cn.yipanqi.access.Handouts;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.web.Dates;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

	private static final Map<String, String> TYPES = Map.of("csv", "text/csv;charset=UTF-8", "xlsx",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	private final AuditSearch search;

	private final Handouts handouts;

	private final AuditWords words;

	private final Accounts accounts;

	private final Organization organization;

	private final Pack pack;

	private final MessageSource messages;

	private final Dates dates;

	private final Clock clock;

	AuditController(AuditSearch search, Handouts handouts, AuditWords words, Accounts accounts,
			Organization organization, Pack pack, MessageSource messages, Dates dates, Clock clock) {
		this.search = search;
		this.handouts = handouts;
		this.words = words;
		this.accounts = accounts;
		this.organization = organization;
		this.pack = pack;
		this.messages = messages;
		this.dates = dates;
		this.clock = clock;
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
		String type = TYPES.get(format);
		if (type == null) {
			throw new NoSuchElementException("No format '" + format + "'");
		}
		Map<String, String> detail = new TreeMap<>(filter.stated());
		detail.put("format", format);
		this.handouts.exported(reader, "audit", detail);
		String name = this.messages.getMessage("audit.file",
				new Object[] { LocalDate.now(this.clock).toString(), format }, locale);
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
		List<String> head = COLUMNS.stream()
			.map((column) -> this.messages.getMessage("audit.column." + column, null, locale))
			.toList();
		Consumer<Consumer<List<String>>> rows = (taker) -> this.search.each(filter.query(this.pack.campaign().zone()),
				scope(reader), (row) -> taker.accept(cells(row, locale)));
		if (format.equals("csv")) {
			AuditExport.csv(head, rows, response.getOutputStream());
		}
		else {
			AuditExport.workbook(head, rows, response.getOutputStream());
		}
	}

	private List<String> cells(AuditRow row, Locale locale) {
		AuditWords.Line line = this.words.of(row, Map.of(), locale);
		String refused = row.refused() ? Objects.requireNonNull(this.messages.getMessage("audit.refused", null, locale))
				: "";
		return Stream
			.of(row.id(), this.dates.brief(row.at()), row.account(), row.action(), line.capacity(), row.origin(),
					line.action(), row.object(), refused, line.detailText())
			.map(Object::toString)
			.toList();
	}

	/**
	 * A choice of a list.
	 */
	record Choice(String code, String name) {
	}

}
