package cn.yipanqi.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import cn.yipanqi.access.Reader;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.Outcome;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.ledger.Repeat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files the lines of a body while it is read, a chunk in a transaction. A chunk is filed
 * only when all of its lines have come.
 */
@Component
class Bulk {

	private static final int CHUNK = 2_000;

	private static final int CHUNK_BYTES = 4 * 1024 * 1024;

	private final Entering entering;

	private final ProblemPlaces places;

	private final MessageSource messages;

	private final JsonMapper json;

	private final LedgerReader reader;

	Bulk(Entering entering, LedgerReader reader, ProblemPlaces places, MessageSource messages, JsonMapper json) {
		this.entering = entering;
		this.reader = reader;
		this.places = places;
		this.messages = messages;
		this.json = json;
	}

	/**
	 * @param key key of the whole, or null
	 * @return what became of each line, to be closed
	 * @throws IOException if the body breaks off; then whole chunks have been filed
	 */
	Outcomes file(InputStream body, @Nullable String key, Reader account, Locale locale) throws IOException {
		Outcomes outcomes = new Outcomes();
		try {
			SentLines lines = new SentLines(body);
			List<Read> chunk = new ArrayList<>();
			int bytes = 0;
			for (SentLines.Line line = lines.next(); line != null; line = lines.next()) {
				chunk.add(read(line, key, account.account(), locale));
				bytes += line.size();
				if (chunk.size() == CHUNK || bytes >= CHUNK_BYTES) {
					file(chunk, account, locale, outcomes);
					chunk.clear();
					bytes = 0;
				}
			}
			file(chunk, account, locale, outcomes);
			return outcomes;
		}
		catch (IOException | RuntimeException ex) {
			outcomes.close();
			throw ex;
		}
	}

	private Read read(SentLines.Line line, @Nullable String key, String account, Locale locale) {
		try {
			if (line.text() == null) {
				throw line.tooLong()
						? new RefusedRequestException(HttpStatus.BAD_REQUEST, "line-too-long", SentLines.LONGEST / 1024)
						: new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-encoding");
			}
			RecordDraft sent = this.json.readValue(line.text(), RecordDraft.class);
			if (sent == null) {
				throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-body");
			}
			String own = Known.given(sent.key()).orElse((key != null) ? key + "#" + line.number() : null);
			if (own == null) {
				throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "no-key");
			}
			return new Read(line.number(), Drafts.of(sent, Drafts.key(account, own)), null);
		}
		catch (RefusedRequestException ex) {
			return refused(line, ex, locale);
		}
		catch (JacksonException ex) {
			return refused(line, ApiExceptionResolver.unreadable(ex), locale);
		}
	}

	private Read refused(SentLines.Line line, RefusedRequestException ex, Locale locale) {
		String message = this.messages.getMessage("api.problem." + ex.code(), ex.arguments().toArray(), locale);
		return new Read(line.number(), null, new Problem.Place("line", ex.code(), message));
	}

	private void file(List<Read> chunk, Reader account, Locale locale, Outcomes outcomes) throws IOException {
		List<Drafts> drafts = chunk.stream().map(Read::draft).filter(Objects::nonNull).toList();
		List<Outcome> filed = drafts.isEmpty() ? List.of() : this.entering.enter(drafts, Author.of(account));
		Set<UUID> cancelled = this.reader.cancelled(filed.stream()
			.map(Outcome::receipt)
			.filter((receipt) -> receipt != null && receipt.alreadyThere())
			.map(Receipt::record)
			.toList());
		int next = 0;
		for (Read line : chunk) {
			LineOutcome outcome = (line.draft() != null) ? outcome(line.number(), filed.get(next++), cancelled, locale)
					: LineOutcome.refused(line.number(), List.of(Objects.requireNonNull(line.problem())), List.of());
			outcomes.add(this.json.writeValueAsBytes(outcome));
		}
	}

	private LineOutcome outcome(long line, Outcome outcome, Set<UUID> cancelled, Locale locale) {
		Receipt receipt = outcome.receipt();
		if (receipt == null) {
			return LineOutcome.refused(line, this.places.of(outcome.violations(), locale), outcome.repeats());
		}
		Result result = cancelled.contains(receipt.record()) ? Result.CANCELLED
				: receipt.alreadyThere() ? Result.ALREADY_THERE : Result.FILED;
		return new LineOutcome(line, result, receipt.record(), receipt.revision(), null, null, null);
	}

	/**
	 * A line that was read, or why it could not be.
	 */
	private record Read(long number, @Nullable Drafts draft, Problem.@Nullable Place problem) {
	}

	/**
	 * What can become of a line. What was filed before and cancelled since counts no
	 * more: sent with another key it is filed again.
	 */
	enum Result {

		FILED, ALREADY_THERE, CANCELLED, REFUSED

	}

	/**
	 * What became of a line.
	 */
	@Schema(name = "BulkLine")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record LineOutcome(@Schema(description = "Number of the line, from 1.") long line, Result outcome,
			@Schema(description = "The record, unless the line was refused.") @Nullable UUID id,
			@Nullable Integer revision,
			@Schema(description = "Everything that is wrong with a refused line.") @Nullable List<Problem.Place> problems,
			@Schema(description = "Numbers of the records that the line perhaps repeats, where its problem is possible-repeat: "
					+ "named under confirm, it is filed.") @Nullable List<Long> numbers,
			@Schema(description = "The same records, in the order of the numbers.") @Nullable List<UUID> records) {

		static LineOutcome refused(long line, List<Problem.Place> problems, List<Repeat> repeats) {
			return new LineOutcome(line, Result.REFUSED, null, null, problems,
					repeats.isEmpty() ? null : repeats.stream().map(Repeat::number).toList(),
					repeats.isEmpty() ? null : repeats.stream().map(Repeat::record).toList());
		}

	}

}
