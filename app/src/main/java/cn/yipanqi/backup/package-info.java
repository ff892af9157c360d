/**
 * The whole database in one file, and back: without programs other than this one.
 */
@NullMarked
package cn.yipanqi.backup;

import org.jspecify.annotations.NullMarked;
