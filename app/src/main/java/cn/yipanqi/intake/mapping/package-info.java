/**
 * What a mapping file says, and rows read by it.
 */
@NullMarked
package cn.yipanqi.intake.mapping;

import org.jspecify.annotations.NullMarked;
