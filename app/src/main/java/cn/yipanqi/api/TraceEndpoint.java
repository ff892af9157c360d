package cn.yipanqi.api;

import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Scales;
import cn.yipanqi.figures.Trace;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a figure stands on.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Figures")
class TraceEndpoint {

	private final Figures figures;

	private final FigureQuestion.Queries queries;

	private final RecordAnswers answers;

	private final Scales scales;

	TraceEndpoint(Figures figures, FigureQuestion.Queries queries, RecordAnswers answers, Scales scales) {
		this.figures = figures;
		this.queries = queries;
		this.answers = answers;
		this.scales = scales;
	}

	@GetMapping("/api/v1/figures/trace")
	@Operation(operationId = "traceFigure", summary = "The records behind a figure, in the order of the ledger",
			description = "Each item is a statement of a record: what it adds to the figure. A record can make "
					+ "several, by its lines. What is filed or corrected while the pages are read comes on a later "
					+ "page. A computed figure has none: see the parts of the figure.")
	Statements trace(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Code of the indicator.") @RequestParam("indicator") String indicator,
			FigureQuestion asked,
			@Parameter(description = "Cursor of the page before.") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(description = "How many at most, 1 to 500.") @RequestParam(defaultValue = Page.USUAL) int limit,
			Locale locale) {
		FigureQuery query = this.queries.of(indicator, asked, account.scope());
		int most = Page.limit(limit);
		Place start = Cursor.read(cursor, new Place(0, 0),
				(parts) -> new Place(parts.number(0), Math.toIntExact(parts.number(1))));
		Trace trace = this.figures.traceAfter(query, account.scope(), start.origin(), start.taken(), most + 1);
		List<Trace.Row> rows = trace.rows().subList(0, Math.min(most, trace.rows().size()));
		List<RecordAnswer> records = this.answers.of(rows.stream().map(Trace.Row::entry).toList(), account.scope());
		List<Statement> items = java.util.stream.IntStream.range(0, rows.size())
			.mapToObj((i) -> new Statement(rows.get(i).amount().toPlainString(), records.get(i)))
			.toList();
		return new Statements(query.indicator(), FigureEndpoints.plain(trace.figure().value()),
				this.scales.base(query.indicator(), locale).unit(), trace.statements(), items,
				(trace.rows().size() > most) ? next(start, rows) : null);
	}

	private static String next(Place start, List<Trace.Row> rows) {
		long last = rows.get(rows.size() - 1).entry().seq();
		long taken = rows.stream().filter((row) -> row.entry().seq() == last).count();
		return Cursor.of(last, (last == start.origin()) ? start.taken() + taken : taken);
	}

	/**
	 * A page of what a figure stands on.
	 */
	@Schema(name = "Trace")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Statements(@Schema(description = "Code of the indicator.") String indicator,
			@Schema(description = "The figure, exact, in plain digits.") @Nullable String value, String unit,
			@Schema(description = "How many statements stand behind it in all.") long statements, List<Statement> items,
			@Schema(description = "Cursor of the next page; absent on the last page.") @Nullable String next) {
	}

	/**
	 * A statement of a record.
	 */
	@Schema(name = "Statement")
	record Statement(@Schema(description = "What it adds; 1 for each thing that is counted.") String amount,
			RecordAnswer record) {
	}

	private record Place(long origin, int taken) {
	}

}
