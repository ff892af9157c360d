/**
 * What benchmarks compare the audit trail with.
 */
@NullMarked
package cn.yipanqi.access;

import org.jspecify.annotations.NullMarked;
