package cn.yipanqi.figures;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The address of a figure's page, and back: every figure anywhere links to it.
 */
@Component
public class FigureAddress {

	private static final int LAST_YEAR = 9999;

	private static final Duration AHEAD = Duration.ofMinutes(1);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

	private final ZoneId zone;

	private final Organization organization;

	private final Clock clock;

	FigureAddress(Pack pack, Organization organization, Clock clock) {
		this.zone = pack.campaign().zone();
		this.organization = organization;
		this.clock = clock;
	}

	/**
	 * The path and parameters of the figure's page.
	 */
	public String of(FigureQuery query) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		parameters.put("region", query.region());
		parameters.put("department", query.department());
		parameters.put("group", query.group());
		parameters.put("from", query.from());
		parameters.put("to", query.to());
		Instant asOf = query.asOf();
		parameters.put("asOf", (asOf != null) ? MOMENT.format(asOf.atZone(this.zone)) : null);
		return "/figures/" + query.indicator()
				+ parameters.entrySet()
					.stream()
					.filter((parameter) -> parameter.getValue() != null && !parameter.getValue().toString().isEmpty())
					.map((parameter) -> parameter.getKey() + "="
							+ UriUtils.encodeQueryParam(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&", "?", ""));
	}

	/**
	 * The query that the parameters ask for; what is left out is the whole of the
	 * reader's scope.
	 * @throws java.time.format.DateTimeParseException if the moment is not one
	 */
	FigureQuery read(String indicator, Parameters parameters, Scope scope) {
		String region = Objects.requireNonNullElse(given(parameters.region()), scope.region());
		String department = (given(parameters.department()) != null) ? parameters.department() : scope.department();
		String group = (given(parameters.group()) != null) ? parameters.group() : scope.group();
		String moment = given(parameters.asOf());
		Instant asOf = (moment != null) ? held(LocalDateTime.parse(moment)).atZone(this.zone).toInstant() : null;
		LocalDate from = held(parameters.from());
		LocalDate to = held(parameters.to());
		boolean reversed = from != null && to != null && from.isAfter(to);
		return new FigureQuery(indicator, region.isEmpty() ? this.organization.city().code() : region, department,
				group, reversed ? to : from, reversed ? from : to, isToCome(asOf) ? null : asOf);
	}

	/**
	 * Which parameters were read otherwise than they stand: {@code days} the wrong way
	 * round, and a {@code moment} that nobody can know anything of.
	 */
	List<String> mended(Parameters parameters, FigureQuery read) {
		List<String> mended = new ArrayList<>();
		LocalDate from = parameters.from();
		if (from != null && parameters.to() != null && from.isAfter(parameters.to())) {
			mended.add("days");
		}
		if (given(parameters.asOf()) != null && read.asOf() == null) {
			mended.add("moment");
		}
		return mended;
	}

	/**
	 * Whether a moment has not come yet. Moments of the ledger may be a little ahead of
	 * the clock.
	 */
	public boolean isToCome(@Nullable Instant moment) {
		return moment != null && moment.isAfter(this.clock.instant().plus(AHEAD));
	}

	/**
	 * The day within the years that calendars and databases count in; nothing happens
	 * beyond them.
	 */
	private static @Nullable LocalDate held(@Nullable LocalDate day) {
		if (day == null) {
			return null;
		}
		return (day.getYear() > LAST_YEAR) ? LocalDate.of(LAST_YEAR, 12, 31)
				: ((day.getYear() < 1) ? LocalDate.of(1, 1, 1) : day);
	}

	private static LocalDateTime held(LocalDateTime moment) {
		return Objects.requireNonNull(held(moment.toLocalDate())).atTime(moment.toLocalTime());
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	/**
	 * The parameters as the browser sends them.
	 */
	record Parameters(@Nullable String region, @Nullable String department, @Nullable String group,
			@org.springframework.format.annotation.DateTimeFormat(
					iso = org.springframework.format.annotation.DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
			@org.springframework.format.annotation.DateTimeFormat(
					iso = org.springframework.format.annotation.DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
			@Nullable String asOf) {
	}

}
