/**
 * What is looked at in a file that somebody sends, before anything is built from it.
 */
@NullMarked
package cn.yipanqi.upload;

import org.jspecify.annotations.NullMarked;
