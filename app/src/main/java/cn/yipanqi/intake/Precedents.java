package cn.yipanqi.intake;

/**
 * What of the ledger a row of a file may be or repeat.
 *
 * @param history what was filed of it before
 * @param repeats the records and rows that say perhaps the same
 * @param recorded the record whose number it bears
 */
record Precedents(RowHistory history, RowRepeats repeats, RecordedRows recorded) {
}
