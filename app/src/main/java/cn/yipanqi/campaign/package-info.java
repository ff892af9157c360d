/**
 * The running campaign: its pack, and the clock everything goes by.
 */
@NullMarked
package cn.yipanqi.campaign;

import org.jspecify.annotations.NullMarked;
