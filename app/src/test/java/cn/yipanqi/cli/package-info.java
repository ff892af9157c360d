/**
 * Tests of the command line.
 */
@NullMarked
package cn.yipanqi.cli;

import org.jspecify.annotations.NullMarked;
