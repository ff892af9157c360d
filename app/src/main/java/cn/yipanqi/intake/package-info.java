/**
 * Everything that turns input from outside into entries: first a check, then a commit.
 */
@NullMarked
package cn.yipanqi.intake;

import org.jspecify.annotations.NullMarked;
