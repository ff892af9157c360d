package cn.yipanqi.api;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.api.SubjectEndpoints.SubjectStanding;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registration.Registrar;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registry.RegistryKeeping;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says what became of subjects. Each act is a record of the ledger, and the answer tells
 * where.
 */
@RestController
@Requires(Permission.WRITE)
@RequestMapping("/api/v1/subjects/{id}")
@Tag(name = "Subjects")
class SubjectActEndpoints {

	private static final String STALE = "The subject has another version by now.";

	private final Registrar registrar;

	private final RegistryKeeping keeping;

	private final Clock clock;

	SubjectActEndpoints(Registrar registrar, RegistryKeeping keeping, Clock clock) {
		this.registrar = registrar;
		this.keeping = keeping;
		this.clock = clock;
	}

	@PostMapping("/changes")
	@Operation(operationId = "changeSubject", summary = "Says what a subject is from a day on",
			description = "What it was before stays in its history.")
	@ApiResponse(responseCode = "201", description = "Changed.")
	@ApiResponse(responseCode = "409",
			description = STALE + " Or, with code known-subject: another subject has the " + "credit code.",
			content = @Content(mediaType = "application/problem+json",
					schema = @Schema(implementation = Problem.class)))
	ResponseEntity<SubjectStanding> change(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Its number.") @PathVariable("id") long id, @RequestBody SubjectChange sent) {
		return done(id, account,
				this.registrar
					.change(id, act(sent.unit(), sent.date()), sent.facts(), text(sent.reason()),
							version(sent.version()), Author.of(account))
					.record());
	}

	@PostMapping("/closures")
	@Operation(operationId = "closeSubject", summary = "Closes a subject",
			description = "Its records stay, and it counts among those registered no more.")
	@ApiResponse(responseCode = "201", description = "Closed.")
	@ApiResponse(responseCode = "409", description = STALE, content = @Content(mediaType = "application/problem+json",
			schema = @Schema(implementation = Problem.class)))
	ResponseEntity<SubjectStanding> close(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Its number.") @PathVariable("id") long id, @RequestBody SubjectClosure sent) {
		return done(id, account,
				this.registrar
					.close(id, act(sent.unit(), sent.date()), text(sent.cause()), text(sent.reason()),
							version(sent.version()), Author.of(account))
					.record());
	}

	@PostMapping("/mergers")
	@Operation(operationId = "mergeSubjects", summary = "Merges another subject into this one",
			description = "From now on what was filed on the other counts as this one's; figures as of earlier "
					+ "moments stay.")
	@ApiResponse(responseCode = "201", description = "Merged.")
	@ApiResponse(responseCode = "409", description = STALE + " Or one of them was merged before.",
			content = @Content(mediaType = "application/problem+json",
					schema = @Schema(implementation = Problem.class)))
	ResponseEntity<SubjectStanding> merge(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Its number.") @PathVariable("id") long id, @RequestBody SubjectMerger sent) {
		Long other = sent.other();
		if (other == null) {
			throw new NotAcceptedException(List.of(Violation.at("other", "missing")));
		}
		return done(id, account,
				this.registrar
					.merge(id, other, act(sent.unit(), sent.date()), text(sent.reason()), version(sent.version()),
							Author.of(account))
					.record());
	}

	@PostMapping("/cancellations")
	@Operation(operationId = "takeBackSubjectAct", summary = "Takes back a closure or a merger",
			description = "The subject is there again, or two are two again.")
	@ApiResponse(responseCode = "201", description = "Taken back.")
	@ApiResponse(responseCode = "409", description = "It was taken back before.",
			content = @Content(mediaType = "application/problem+json",
					schema = @Schema(implementation = Problem.class)))
	ResponseEntity<SubjectStanding> takeBack(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Its number.") @PathVariable("id") long id, @RequestBody ActCancellation sent) {
		UUID record = sent.record();
		if (record == null) {
			throw new NotAcceptedException(List.of(Violation.at("record", "missing")));
		}
		this.registrar.takeBack(id, record, 1, text(sent.reason()), Author.of(account));
		return done(id, account, record);
	}

	private ResponseEntity<SubjectStanding> done(long id, Reader account, UUID record) {
		return ResponseEntity.created(URI.create("/api/v1/records/" + record))
			.body(this.keeping.standing(id, account.scope())
				.map(SubjectStanding::of)
				.orElseThrow(() -> new NoSuchElementException("No subject " + id)));
	}

	private Act act(@Nullable String unit, @Nullable LocalDate date) {
		return new Act(text(unit), (date != null) ? date : LocalDate.now(this.clock), null);
	}

	private static String version(@Nullable String version) {
		return Known.given(version)
			.orElseThrow(() -> new RefusedRequestException(HttpStatus.BAD_REQUEST, "no-version"));
	}

	private static String text(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	/**
	 * A closure or merger to be taken back.
	 */
	@Schema(name = "SubjectActCancellation")
	record ActCancellation(@Schema(description = "The record of the closure or merger.") @Nullable UUID record,
			@Schema(description = "Why, 1 to 500 characters.") @Nullable String reason) {
	}

}
