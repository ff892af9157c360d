package cn.yipanqi.plan;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.algebra.Figure;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The goals, with where each stands, as a file.
 */
@Controller
@Requires(Permission.READ)
class GoalExportController {

	private final Goals goals;

	private final GoalTexts texts;

	private final Organization organization;

	private final Exports exports;

	private final ScopeNames scopes;

	private final MessageSource messages;

	private final Clock clock;

	GoalExportController(Goals goals, GoalTexts texts, Organization organization, Exports exports, ScopeNames scopes,
			MessageSource messages, Clock clock) {
		this.goals = goals;
		this.texts = texts;
		this.organization = organization;
		this.exports = exports;
		this.scopes = scopes;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/plan/goals.{format:csv|xlsx}")
	void export(@AuthenticationPrincipal Reader reader, @PathVariable String format, Locale locale,
			HttpServletResponse response) throws IOException {
		String region = reader.scope().region().isEmpty() ? this.organization.city().code() : reader.scope().region();
		LocalDate today = LocalDate.now(this.clock);
		List<Column> columns = List.of(Column.text(text("plan.goals", locale)),
				Column.decimal(text("export.value", locale)), Column.text(text("export.shown", locale)),
				Column.text(text("export.target", locale)), Column.text(text("export.status", locale)),
				Column.date(text("export.due", locale)));
		List<GoalProgress> progress = this.goals.progress(region, today, reader.scope());
		ExportTable table = new ExportTable(text("plan.goals", locale),
				Map.of(text("export.where", locale), this.organization.place(region, locale)), columns,
				(taker) -> progress.forEach((goal) -> taker.accept(row(goal, locale))));
		this.exports.send(table, Format.of(format), reader, "plan", Map.of("region", region),
				this.scopes.of(reader.scope(), locale), locale, response);
	}

	private List<@Nullable Object> row(GoalProgress progress, Locale locale) {
		Figure figure = progress.figure();
		List<@Nullable Object> row = new ArrayList<>();
		row.add(progress.goal().name(locale));
		row.add((figure != null) ? figure.value() : null);
		row.add((figure != null) ? this.texts.amount(progress, figure.value(), locale) : null);
		row.add((progress.target() != null) ? this.texts.amount(progress, progress.target(), locale) : null);
		row.add(text("goal.status." + progress.status(), locale));
		row.add(progress.goal().due());
		return row;
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
