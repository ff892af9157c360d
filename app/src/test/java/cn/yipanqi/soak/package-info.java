/**
 * The application under many clients, while what it stands on is killed.
 */
@NullMarked
package cn.yipanqi.soak;

import org.jspecify.annotations.NullMarked;
