package cn.yipanqi.ledger;

import java.util.UUID;

/**
 * A record in force that another one perhaps says again.
 *
 * @param number number of the record's first entry, which people see as the record's
 * @param record the record
 */
public record Repeat(long number, UUID record) {
}
