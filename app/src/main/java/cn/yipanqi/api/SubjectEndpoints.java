package cn.yipanqi.api;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.registration.Registrar;
import cn.yipanqi.registration.Registrations;
import cn.yipanqi.registration.Registrations.Registered;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.registry.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The supervised subjects within a token's scope.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Subjects")
class SubjectEndpoints {

	private static final String DOUBLES = "Nothing is registered: another subject has the credit code (known-subject), or "
			+ "some may be the same (possible-double). Sent again with their numbers under confirm, it is registered "
			+ "as another.";

	private final Registry registry;

	private final RegistryKeeping keeping;

	private final Known known;

	private final Registrations registrations;

	private final Clock clock;

	SubjectEndpoints(Registry registry, RegistryKeeping keeping, Known known, Registrations registrations,
			Clock clock) {
		this.registry = registry;
		this.keeping = keeping;
		this.known = known;
		this.registrations = registrations;
		this.clock = clock;
	}

	@GetMapping("/api/v1/subjects/{id}")
	@Operation(operationId = "getSubject", summary = "A supervised subject")
	SubjectStanding get(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Its number.") @PathVariable("id") long id) {
		return this.keeping.standing(id, account.scope())
			.map(SubjectStanding::of)
			.orElseThrow(() -> new NoSuchElementException("No subject " + id));
	}

	@PostMapping("/api/v1/subjects")
	@Requires(Permission.WRITE)
	@Operation(operationId = "registerSubject", summary = "Registers a supervised subject",
			description = "With a record of the ledger that says so.")
	@ApiResponse(responseCode = "201", description = "Registered.")
	@ApiResponse(responseCode = "200", description = "It had been registered before under the same key.")
	@ApiResponse(responseCode = "409", description = DOUBLES, content = @Content(mediaType = "application/problem+json",
			schema = @Schema(implementation = Problem.class)))
	ResponseEntity<SubjectAnswer> register(@AuthenticationPrincipal Reader account,
			@RequestBody SubjectRegistration sent) {
		String own = Known.given(sent.key())
			.orElseThrow(() -> new RefusedRequestException(HttpStatus.BAD_REQUEST, "no-key"));
		Registered registered = this.registrations
			.register(new Registrar.Act(Objects.requireNonNullElse(sent.unit(), ""), sent.day(this.clock),
					Drafts.key(account.account(), own)), sent.facts(), sent.others(), Author.of(account));
		SubjectAnswer answer = SubjectAnswer.of(registered.subject());
		return registered.alreadyThere() ? ResponseEntity.ok(answer)
				: ResponseEntity.created(URI.create("/api/v1/subjects/" + answer.id())).body(answer);
	}

	@GetMapping("/api/v1/subjects")
	@Operation(operationId = "listSubjects", summary = "Supervised subjects in the order of their numbers")
	Page<SubjectAnswer> list(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Part of the name.") @RequestParam(required = false) @Nullable String text,
			@Parameter(description = "Unified social credit code.") @RequestParam(
					required = false) @Nullable String uscc,
			@Parameter(description = "Code of a kind of subject.") @RequestParam(
					required = false) @Nullable String kind,
			@Parameter(description = "Code of a region; all below it are included.") @RequestParam(
					required = false) @Nullable String region,
			@Parameter(description = "Cursor of the page before.") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(description = "How many at most, 1 to 500.") @RequestParam(
					defaultValue = Page.USUAL) int limit) {
		Scope scope = account.scope();
		int most = Page.limit(limit);
		long start = Cursor.read(cursor, 0L, (parts) -> parts.number(0));
		String within = Objects.requireNonNullElse(this.known.region(region, scope), scope.region());
		List<Subject> found = this.registry.page(within, this.known.subjectKind(kind), Known.given(uscc).orElse(null),
				Known.given(text).orElse(null), start, most + 1);
		return Page.of(found, most, (page) -> page.stream().map(SubjectAnswer::of).toList(),
				(last) -> Cursor.of(last.id()));
	}

	/**
	 * A subject, and what became of it.
	 */
	@Schema(name = "SubjectStanding")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SubjectStanding(@JsonUnwrapped SubjectAnswer subject,
			@Schema(description = "Whether it is there still.") Standing.State state,
			@Schema(description = "Number of the subject that it turned out to be.") @Nullable Long mergedInto,
			@Schema(description = "Names that it bore before, and those of the subjects that turned out to be it.") List<String> formerly,
			@Schema(description = "By which an act says which state of it was read.") String version) {

		static SubjectStanding of(Standing standing) {
			return new SubjectStanding(SubjectAnswer.of(standing.subject()), standing.state(), standing.mergedInto(),
					standing.formerly(), standing.fingerprint());
		}

	}

	/**
	 * A subject.
	 */
	@Schema(name = "Subject")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SubjectAnswer(@Schema(description = "Number that records name it by.") long id, String kind,
			@Nullable String tier, String name,
			@Schema(description = "Unified social credit code.") @Nullable String uscc, @Nullable String licence,
			String region, @Nullable String address) {

		static SubjectAnswer of(Subject subject) {
			return new SubjectAnswer(subject.id(), subject.kind(), subject.tier(), subject.name(), subject.uscc(),
					subject.licence(), subject.region(), subject.address());
		}

	}

}
