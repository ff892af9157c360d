package cn.yipanqi.organization;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.export.Column;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.export.Exports;
import cn.yipanqi.export.Format;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The lists of the command structure as files, without telephone numbers.
 */
@Controller
@Requires(Permission.READ)
class RosterExportController {

	private final StructureReader reader;

	private final Rosters rosters;

	private final Organization organization;

	private final Exports exports;

	private final ScopeNames scopes;

	private final MessageSource messages;

	private final Clock clock;

	RosterExportController(StructureReader reader, Rosters rosters, Organization organization, Exports exports,
			ScopeNames scopes, MessageSource messages, Clock clock) {
		this.reader = reader;
		this.rosters = rosters;
		this.organization = organization;
		this.exports = exports;
		this.scopes = scopes;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/organization/table.{format:csv|xlsx}")
	void export(@AuthenticationPrincipal Reader account,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
			@RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "false") boolean ended,
			@RequestParam(defaultValue = "people") String what, @PathVariable String format, Locale locale,
			HttpServletResponse response) throws IOException {
		LocalDate day = (on != null && Period.isPlausible(on)) ? on : LocalDate.now(this.clock);
		Rosters.Roster roster = this.rosters.roster(this.reader.read(), new Rosters.Filter(region, kind, text, ended),
				day, locale);
		Map<String, String> filter = new TreeMap<>(Map.of("region", region, "kind", kind, "text", text));
		filter.values().removeIf(String::isBlank);
		filter.put("day", day.toString());
		Map<String, String> facts = Map.of(message("command.on", locale), day.toString());
		this.exports.send(what.equals("bodies") ? bodies(roster, facts, locale) : people(roster, facts, locale),
				Format.of(format), account, "organization", filter, this.scopes.of(account.scope(), locale), locale,
				response);
	}

	private ExportTable people(Rosters.Roster roster, Map<String, String> facts, Locale locale) {
		List<Column> columns = List.of(Column.text(message("command.name", locale)),
				Column.text(message("command.duty", locale)), Column.text(message("region", locale)),
				Column.text(message("command.place", locale)),
				Column.text(message("command.workplace-and-post", locale)),
				Column.date(message("command.from", locale)), Column.date(message("command.to", locale)));
		return new ExportTable(message("command.list.people", locale), facts, columns,
				(taker) -> roster.people().forEach((line) -> {
					Duty duty = line.holder().duty();
					List<@Nullable Object> row = new ArrayList<>(List.of(line.holder().person().name(),
							message("command.duty." + duty.kind().name(), locale), line.regionName(), line.place(),
							(line.holder().workplace() + " " + line.holder().person().post()).strip()));
					row.add(duty.period().from());
					row.add(duty.period().to());
					taker.accept(row);
				}));
	}

	private ExportTable bodies(Rosters.Roster roster, Map<String, String> facts, Locale locale) {
		List<Column> columns = List.of(Column.text(message("command.body", locale)),
				Column.text(message("command.kind", locale)), Column.text(message("region", locale)),
				Column.text(message("command.part.LEAD", locale)), Column.text(message("command.part.MEMBER", locale)),
				Column.date(message("command.from", locale)), Column.date(message("command.to", locale)));
		return new ExportTable(message("command.list.bodies", locale), facts, columns,
				(taker) -> roster.bodies().forEach((box) -> {
					Body body = box.body();
					List<@Nullable Object> row = new ArrayList<>(List.of(body.name(locale),
							message("command.kind." + body.kind().name(), locale),
							this.organization.place(body.region(), locale), units(box.leads()), units(box.members())));
					row.add(body.period().from());
					row.add(body.period().to());
					taker.accept(row);
				}));
	}

	private static String units(List<Chart.Member> members) {
		return members.stream().map(Chart.Member::unit).collect(Collectors.joining("; "));
	}

	private String message(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
