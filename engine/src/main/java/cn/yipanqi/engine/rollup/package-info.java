/**
 * The board: columns and prefix sums that answer any figure exactly.
 */
@NullMarked
package cn.yipanqi.engine.rollup;

import org.jspecify.annotations.NullMarked;
