/**
 * The board and its only reader: figures, breakdowns, series and traces.
 */
@NullMarked
package cn.yipanqi.figures;

import org.jspecify.annotations.NullMarked;
