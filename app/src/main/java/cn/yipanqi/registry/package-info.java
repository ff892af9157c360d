/**
 * Supervised subjects: who can be inspected, and how they are recognised.
 */
@NullMarked
package cn.yipanqi.registry;

import org.jspecify.annotations.NullMarked;
