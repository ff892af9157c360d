/**
 * A campaign as data: reads a pack's files and reports every mistake with its place.
 */
@NullMarked
package cn.yipanqi.engine.pack;

import org.jspecify.annotations.NullMarked;
