/**
 * Tests that chance may touch, and their list.
 */
@NullMarked
package cn.yipanqi.chance;

import org.jspecify.annotations.NullMarked;
