/**
 * The command line: one verb per task, contributed by the modules.
 */
@NullMarked
package cn.yipanqi.cli;

import org.jspecify.annotations.NullMarked;
