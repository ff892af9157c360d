/**
 * Tells other programs of new entries, at addresses that they have named.
 */
@NullMarked
package cn.yipanqi.webhook;

import org.jspecify.annotations.NullMarked;
