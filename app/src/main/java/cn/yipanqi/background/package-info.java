/**
 * Work that goes on in threads of its own while the application runs.
 */
@NullMarked
package cn.yipanqi.background;

import org.jspecify.annotations.NullMarked;
