package cn.yipanqi.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.FigureAddress;
import cn.yipanqi.organization.Organization;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Where, when and as of when figures are asked for. What is left out is the whole of the
 * scope.
 */
record FigureQuestion(@Parameter(description = "Code of a region; all below it are included.") @Nullable String region,
		@Parameter(description = "Code of a department.") @Nullable String department,
		@Parameter(description = "Code of a working group.") @Nullable String group,
		@Parameter(description = "First business date.") @Nullable LocalDate from,
		@Parameter(description = "Last business date.") @Nullable LocalDate to,
		@Parameter(description = "Only what was recorded up to this moment: 2007-09-20T17:55:00+08:00, or without an "
				+ "offset in the campaign's zone.") @Nullable String asOf) {

	private static final int EXCERPT = 40;

	/**
	 * Makes queries of questions.
	 */
	@Component
	static class Queries {

		private final Pack pack;

		private final Organization organization;

		private final FigureAddress addresses;

		Queries(Pack pack, Organization organization, FigureAddress addresses) {
			this.pack = pack;
			this.organization = organization;
			this.addresses = addresses;
		}

		/**
		 * @throws RefusedRequestException if the moment or a day is none
		 */
		FigureQuery of(String indicator, FigureQuestion asked, Scope scope) {
			String region = Known.given(asked.region()).orElse(scope.region());
			LocalDate from = day("from", asked.from());
			LocalDate to = day("to", asked.to());
			if (from != null && to != null && from.isAfter(to)) {
				throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "days-reversed", from, to);
			}
			return new FigureQuery(this.pack.indicator(indicator).code(),
					region.isEmpty() ? this.organization.city().code() : region,
					Known.given(asked.department()).orElse(scope.department()),
					Known.given(asked.group()).orElse(scope.group()), from, to, moment(asked.asOf()));
		}

		private static @Nullable LocalDate day(String name, @Nullable LocalDate day) {
			if (day != null && (day.getYear() < 1 || day.getYear() > 9999)) {
				throw bad(name, day.toString());
			}
			return day;
		}

		private @Nullable Instant moment(@Nullable String text) {
			Optional<String> given = Known.given(text);
			if (given.isEmpty()) {
				return null;
			}
			String moment = given.get().strip();
			try {
				Instant instant = moment.matches(".*(Z|[+-]\\d{2}:?\\d{2})") ? OffsetDateTime.parse(moment).toInstant()
						: LocalDateTime.parse(moment).atZone(this.pack.campaign().zone()).toInstant();
				day("asOf", LocalDate.ofInstant(instant, this.pack.campaign().zone()));
				if (this.addresses.isToCome(instant)) {
					throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "moment-to-come", moment);
				}
				return instant;
			}
			catch (DateTimeException ex) {
				throw bad("asOf", moment);
			}
		}

		private static RefusedRequestException bad(String name, String value) {
			return new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-parameter", name,
					value.substring(0, Math.min(value.length(), EXCERPT)));
		}

	}

}
