/**
 * What units report for periods (报送): summary sheets, and how they compare with the
 * records of single acts.
 */
@NullMarked
package cn.yipanqi.returns;

import org.jspecify.annotations.NullMarked;
