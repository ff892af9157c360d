package cn.yipanqi.api;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Compositions;
import cn.yipanqi.figures.FigureAddress;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Part;
import cn.yipanqi.figures.Scales;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Indicators and their figures.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Figures")
class FigureEndpoints {

	private static final int MOST = 50;

	private final Figures figures;

	private final Compositions compositions;

	private final FigureQuestion.Queries queries;

	private final IndicatorAnswer.Maker indicators;

	private final FigureAddress addresses;

	private final Scales scales;

	private final Pack pack;

	FigureEndpoints(Figures figures, Compositions compositions, FigureQuestion.Queries queries,
			IndicatorAnswer.Maker indicators, FigureAddress addresses, Scales scales, Pack pack) {
		this.figures = figures;
		this.compositions = compositions;
		this.queries = queries;
		this.indicators = indicators;
		this.addresses = addresses;
		this.scales = scales;
		this.pack = pack;
	}

	@GetMapping("/api/v1/indicators")
	@Operation(operationId = "listIndicators", summary = "The indicators with their definitions")
	Listing<IndicatorAnswer> indicators(Locale locale) {
		return new Listing<>(
				this.pack.indicators().stream().map((indicator) -> this.indicators.of(indicator, locale)).toList());
	}

	@GetMapping("/api/v1/indicators/{code}")
	@Operation(operationId = "getIndicator", summary = "An indicator with its definition")
	IndicatorAnswer indicator(@Parameter(description = "Code of the indicator.") @PathVariable String code,
			Locale locale) {
		return this.indicators.of(this.pack.indicator(code), locale);
	}

	@GetMapping("/api/v1/figures")
	@Operation(operationId = "listFigures", summary = "Figures, each with its definition beside it",
			description = "What is left out of the question is the whole of the token's scope.")
	Listing<FigureAnswer> figures(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Codes of indicators, 1 to 50.") @RequestParam("indicator") List<String> indicator,
			FigureQuestion asked, @Parameter(description = "What each figure is also told by.") @RequestParam(
					required = false) @Nullable Breakdown breakdown,
			Locale locale) {
		if (indicator.isEmpty() || indicator.size() > MOST) {
			throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "too-many-indicators", MOST);
		}
		return new Listing<>(indicator.stream()
			.map((code) -> answer(this.queries.of(code, asked, account.scope()), breakdown, account.scope(), locale))
			.toList());
	}

	private FigureAnswer answer(FigureQuery query, @Nullable Breakdown by, Scope scope, Locale locale) {
		Indicator indicator = this.pack.indicator(query.indicator());
		Figure figure = this.figures.figure(query, scope);
		boolean composed = indicator.kind().isComposed();
		return new FigureAnswer(indicator.code(), indicator.name(locale), plain(figure.value()), figure.value(),
				unit(indicator, locale), indicator.definition(locale), query.region(), query.department(),
				query.group(), query.from(), query.to(), query.asOf(), this.compositions.formula(indicator, locale),
				composed ? parts(query, scope, locale) : null,
				composed ? null : this.figures.trace(query, scope, 0, 0).statements(),
				(by != null) ? breakdown(query, by, scope, locale) : null, trace(query), this.addresses.of(query));
	}

	private List<FigureAnswer.PartAnswer> parts(FigureQuery query, Scope scope, Locale locale) {
		return this.compositions.of(query, scope).stream().map((part) -> {
			Indicator indicator = this.pack.indicator(part.query().indicator());
			return new FigureAnswer.PartAnswer(indicator.code(), indicator.name(locale), plain(part.value()),
					unit(indicator, locale), trace(part.query()));
		}).toList();
	}

	private List<FigureAnswer.BreakdownAnswer> breakdown(FigureQuery query, Breakdown by, Scope scope, Locale locale) {
		List<Part> parts = switch (by) {
			case REGION -> this.figures.byRegion(query, scope, locale);
			case DEPARTMENT -> this.figures.byDepartment(query, scope, locale);
		};
		return parts.stream()
			.map((part) -> new FigureAnswer.BreakdownAnswer(part.code(), part.name(), plain(part.figure().value())))
			.toList();
	}

	private String unit(Indicator indicator, Locale locale) {
		return this.scales.base(indicator.code(), locale).unit();
	}

	static @Nullable String plain(@Nullable BigDecimal value) {
		return (value != null) ? value.toPlainString() : null;
	}

	/**
	 * The address of what stands behind a figure.
	 */
	static String trace(FigureQuery query) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		parameters.put("indicator", query.indicator());
		parameters.put("region", query.region());
		parameters.put("department", query.department());
		parameters.put("group", query.group());
		parameters.put("from", query.from());
		parameters.put("to", query.to());
		parameters.put("asOf", query.asOf());
		return parameters.entrySet()
			.stream()
			.filter((parameter) -> parameter.getValue() != null)
			.map((parameter) -> parameter.getKey() + "="
					+ UriUtils.encodeQueryParam(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "/api/v1/figures/trace?", ""));
	}

	/**
	 * By what a figure can be told.
	 */
	enum Breakdown {

		REGION, DEPARTMENT

	}

}
