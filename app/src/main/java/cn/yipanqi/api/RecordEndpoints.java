package cn.yipanqi.api;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.ledger.FiledBatch;
import cn.yipanqi.ledger.FiledBatches;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads records.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Records")
class RecordEndpoints {

	private static final LocalDate BEYOND = LocalDate.of(9999, 12, 31);

	private final LedgerReader reader;

	private final RecordAnswers answers;

	private final Known known;

	private final FiledBatches batches;

	RecordEndpoints(LedgerReader reader, RecordAnswers answers, Known known, FiledBatches batches) {
		this.reader = reader;
		this.answers = answers;
		this.known = known;
		this.batches = batches;
	}

	@GetMapping("/api/v1/records")
	@Operation(operationId = "listRecords", summary = "Records in force, the latest business date first",
			description = "All pages show the ledger as it stood when the first was read: nothing is missed or "
					+ "given twice while others file and correct. What was filed since is in the next list.")
	Page<RecordAnswer> list(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Code of a record type.") @RequestParam(required = false) @Nullable String type,
			@Parameter(description = "Code of the filing unit.") @RequestParam(required = false) @Nullable String unit,
			@Parameter(description = "Code of a region; all below it are included.") @RequestParam(
					required = false) @Nullable String region,
			@Parameter(description = "First business date.") @RequestParam(required = false) @Nullable LocalDate from,
			@Parameter(description = "Last business date.") @RequestParam(required = false) @Nullable LocalDate to,
			@Parameter(description = "Only cancelled records, or only those that count.") @RequestParam(
					required = false) @Nullable Boolean cancelled,
			@Parameter(
					description = "Part of a value or of the subject's name, or its whole code or licence.") @RequestParam(
							required = false) @Nullable String text,
			@Parameter(
					description = "Only what one import brought in; its page has the id in its address.") @RequestParam(
							required = false) @Nullable UUID batch,
			@Parameter(description = "Cursor of the page before.") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(description = "How many at most, 1 to 500.") @RequestParam(
					defaultValue = Page.USUAL) int limit) {
		Scope scope = account.scope();
		LedgerQuery query = new LedgerQuery(this.known.recordType(type), this.known.unit(unit, scope),
				Objects.requireNonNullElse(this.known.region(region, scope), ""), from, to, cancelled, text)
			.of(batch(batch, account));
		int most = Page.limit(limit);
		Place start = Cursor.read(cursor, new Place(-1, BEYOND.plusDays(1), 0),
				(parts) -> new Place(parts.number(0), parts.day(1), parts.number(2)));
		long top = (start.top() >= 0) ? start.top() : this.reader.top();
		List<Entry> found = this.reader.after(query, scope, top, start.date(), start.number(), most + 1);
		return Page.of(found, most, (page) -> this.answers.of(page, scope),
				(last) -> Cursor.of(top, last.date(), last.seq()));
	}

	private @Nullable FiledBatch batch(@Nullable UUID id, Reader account) {
		return (id == null) ? null
				: this.batches.find(id, account).orElseThrow(() -> new NoSuchElementException("No batch '" + id + "'"));
	}

	@GetMapping("/api/v1/records/{record}")
	@Operation(operationId = "getRecord", summary = "A record with all of its revisions")
	Revisions record(@AuthenticationPrincipal Reader account,
			@Parameter(description = "The record.") @PathVariable UUID record) {
		List<Entry> revisions = this.reader.revisions(record, account.scope());
		if (revisions.isEmpty()) {
			throw new NoSuchElementException("No record '" + record + "'");
		}
		List<RecordAnswer> all = this.answers.of(revisions, account.scope());
		return new Revisions(all.get(all.size() - 1), all);
	}

	/**
	 * A record with its past.
	 *
	 * @param current the last of the revisions
	 * @param revisions the oldest first
	 */
	@io.swagger.v3.oas.annotations.media.Schema(name = "RecordRevisions")
	record Revisions(RecordAnswer current, List<RecordAnswer> revisions) {
	}

	/**
	 * Where a page begins: after a revision, in the ledger up to a number.
	 */
	private record Place(long top, LocalDate date, long number) {
	}

}
