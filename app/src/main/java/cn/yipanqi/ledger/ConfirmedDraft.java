package cn.yipanqi.ledger;

import java.util.Set;

/**
 * A draft with the numbers of records that it does not repeat, as its author says who has
 * looked at them.
 */
public record ConfirmedDraft(Draft draft, Set<Long> confirmed) {
}
