package cn.yipanqi.engine.rollup;

import java.util.BitSet;

/**
 * A query in the board's own numbers.
 *
 * @param cell the cell that is asked for
 * @param places the places in it
 * @param from first business day
 * @param to last business day
 * @param asOf only what was recorded up to then, in microseconds
 */
record Question(int cell, BitSet places, int from, int to, long asOf) {
}
