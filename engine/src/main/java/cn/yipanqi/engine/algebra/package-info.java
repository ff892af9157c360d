/**
 * What an entry contributes to which indicator, and what a figure is.
 */
@NullMarked
package cn.yipanqi.engine.algebra;

import org.jspecify.annotations.NullMarked;
