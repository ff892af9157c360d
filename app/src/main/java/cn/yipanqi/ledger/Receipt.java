package cn.yipanqi.ledger;

import java.util.UUID;

/**
 * What the ledger answers to a write.
 *
 * @param record the record
 * @param seq number of the entry
 * @param revision the record's revision now
 * @param alreadyThere whether the same client key had been filed before, so that nothing
 * was added
 */
public record Receipt(UUID record, long seq, int revision, boolean alreadyThere) {
}
