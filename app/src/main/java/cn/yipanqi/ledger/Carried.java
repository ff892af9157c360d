package cn.yipanqi.ledger;

/**
 * A sensitive value that a correction leaves as it is, in the form in which the ledger
 * keeps it: it need not be read for that.
 */
record Carried(String stored) {
}
