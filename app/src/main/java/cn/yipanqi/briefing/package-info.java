/**
 * The briefing that writes itself: templates, composition, freezing.
 */
@NullMarked
package cn.yipanqi.briefing;

import org.jspecify.annotations.NullMarked;
