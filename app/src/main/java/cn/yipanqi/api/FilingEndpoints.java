package cn.yipanqi.api;

import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.CarefulFiling;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.Outcome;
import cn.yipanqi.ledger.PossibleRepeatException;
import cn.yipanqi.ledger.Receipt;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files, corrects and cancels records.
 */
@RestController
@Requires(Permission.WRITE)
@Tag(name = "Records")
class FilingEndpoints {

	static final String KEY_HEADER = "Idempotency-Key";

	static final String KEY_HELP = "The program's own key of the record, 1 to 200 characters, in the place of key in "
			+ "the body. Sent again with it, the record is not filed again.";

	private static final String CANCELLED_HELP = "Whether the record was cancelled and counts no more. To file it "
			+ "again, send it with another key.";

	private static final String STALE = "The record has another revision by now, or was cancelled.";

	private static final String REPEAT = "Records in force perhaps say the same act already. Sent again with their numbers "
			+ "under confirm, it is filed.";

	private final Entering entering;

	private final CarefulFiling filing;

	private final Ledger ledger;

	private final LedgerReader reader;

	FilingEndpoints(Entering entering, CarefulFiling filing, Ledger ledger, LedgerReader reader) {
		this.entering = entering;
		this.filing = filing;
		this.ledger = ledger;
		this.reader = reader;
	}

	@PostMapping("/api/v1/records")
	@Operation(operationId = "fileRecord", summary = "Files a record",
			description = "The record counts in the figures when this returns.")
	@ApiResponse(responseCode = "201", description = "Filed.")
	@ApiResponse(responseCode = "200", description = "It had been filed before under the same key.")
	@ApiResponse(responseCode = "409", description = REPEAT, content = @Content(mediaType = "application/problem+json",
			schema = @Schema(implementation = Problem.class)))
	ResponseEntity<Filed> file(@AuthenticationPrincipal Reader account,
			@Parameter(description = KEY_HELP) @RequestHeader(name = KEY_HEADER,
					required = false) @Nullable String header,
			@RequestBody RecordDraft sent) {
		String own = Known.given(sent.key()).or(() -> Known.given(header)).orElse(null);
		if (own == null) {
			throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "no-key");
		}
		Outcome outcome = this.entering.enter(Drafts.of(sent, Drafts.key(account.account(), own)), Author.of(account));
		if (!outcome.repeats().isEmpty()) {
			throw new PossibleRepeatException(outcome.repeats());
		}
		if (outcome.receipt() == null) {
			throw new NotAcceptedException(outcome.violations());
		}
		Receipt receipt = outcome.receipt();
		Filed filed = Filed.of(receipt,
				receipt.alreadyThere() && !this.reader.cancelled(List.of(receipt.record())).isEmpty());
		return filed.alreadyThere() ? ResponseEntity.ok(filed)
				: ResponseEntity.created(URI.create("/api/v1/records/" + filed.id())).body(filed);
	}

	@PostMapping("/api/v1/records/{record}/corrections")
	@Operation(operationId = "correctRecord", summary = "Corrects a record",
			description = "Appends a revision; the former ones stay.")
	@ApiResponse(responseCode = "201", description = "Corrected.")
	@ApiResponse(responseCode = "409", description = STALE + " Or, with code possible-repeat: " + REPEAT,
			content = @Content(mediaType = "application/problem+json",
					schema = @Schema(implementation = Problem.class)))
	ResponseEntity<Filed> correct(@AuthenticationPrincipal Reader account,
			@Parameter(description = "The record.") @PathVariable UUID record, @RequestBody RecordCorrection sent) {
		Entry former = this.reader.find(record, account.scope())
			.orElseThrow(() -> new NoSuchElementException("No record '" + record + "'"));
		Drafts draft = Drafts.of(sent, former.type());
		if (!draft.unreadable().isEmpty()) {
			throw new NotAcceptedException(draft.unreadable());
		}
		return created(this.filing.correct(record, revision(sent.revision()), draft.whole(),
				Objects.requireNonNullElse(sent.reason(), ""), Author.of(account)), false);
	}

	@PostMapping("/api/v1/records/{record}/cancellations")
	@Operation(operationId = "cancelRecord", summary = "Cancels a record",
			description = "It stays in the ledger and counts no more.")
	@ApiResponse(responseCode = "201", description = "Cancelled.")
	@ApiResponse(responseCode = "409", description = STALE, content = @Content(mediaType = "application/problem+json",
			schema = @Schema(implementation = Problem.class)))
	ResponseEntity<Filed> cancel(@AuthenticationPrincipal Reader account,
			@Parameter(description = "The record.") @PathVariable UUID record, @RequestBody RecordCancellation sent) {
		return created(this.ledger.cancel(record, revision(sent.revision()),
				Objects.requireNonNullElse(sent.reason(), ""), Author.of(account)), true);
	}

	private static ResponseEntity<Filed> created(Receipt receipt, boolean cancelled) {
		return ResponseEntity.created(URI.create("/api/v1/records/" + receipt.record()))
			.body(Filed.of(receipt, cancelled));
	}

	private static int revision(@Nullable Integer revision) {
		if (revision == null) {
			throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "no-revision");
		}
		return revision;
	}

	/**
	 * What became of a record.
	 */
	record Filed(@Schema(description = "The record.") UUID id,
			@Schema(description = "The revision that it has now.") int revision,
			@Schema(description = "Whether it had been filed before under the same key.") boolean alreadyThere,
			@Schema(description = CANCELLED_HELP) boolean cancelled) {

		static Filed of(Receipt receipt, boolean cancelled) {
			return new Filed(receipt.record(), receipt.revision(), receipt.alreadyThere(), cancelled);
		}

	}

}
