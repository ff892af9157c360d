package cn.yipanqi.ledger;

/**
 * Published after a commit that added entries; those who hold derived state follow before
 * the writer goes on, so that a writer sees its own write.
 */
public record EntriesRecorded() {
}
