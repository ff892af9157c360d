/**
 * Homes of former versions, and what becomes of them.
 */
@NullMarked
package cn.yipanqi.upgrade;

import org.jspecify.annotations.NullMarked;
