/**
 * What benchmarks need of the board.
 */
@NullMarked
package cn.yipanqi.figures;

import org.jspecify.annotations.NullMarked;
