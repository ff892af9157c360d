package cn.yipanqi.ledger;

import java.util.UUID;

/**
 * The records that one file brought into the ledger: those whose first entries were
 * written by one transaction, from one number to another. The number of a transaction
 * means something on one server only; on another, where such numbers begin again, those
 * of entries go on, so that both together name the same entries anywhere.
 *
 * @param id by which a list is narrowed to it
 * @param name what people call it
 * @param transaction number of the transaction
 * @param first number of the first entry
 * @param last number of the last entry
 */
public record FiledBatch(UUID id, String name, String transaction, long first, long last) {
}
