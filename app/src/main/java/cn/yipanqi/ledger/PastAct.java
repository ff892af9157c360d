package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An act on the ledger that has already happened elsewhere: for taking over a history
 * with its corrections and the moments at which they were made.
 *
 * @param record the record, chosen by the caller
 * @param draft what was filed; null for a cancellation
 * @param recordedAt when it was filed
 * @param account who filed it
 * @param reason why it was corrected or cancelled; null for a first filing
 */
public record PastAct(UUID record, @Nullable Draft draft, Instant recordedAt, String account, @Nullable String reason) {
}
