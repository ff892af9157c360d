/**
 * The implementation plan at work: goals against figures.
 */
@NullMarked
package cn.yipanqi.plan;

import org.jspecify.annotations.NullMarked;
