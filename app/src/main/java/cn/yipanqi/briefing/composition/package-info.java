/**
 * From a template and the figures to the words of a briefing.
 */
@NullMarked
package cn.yipanqi.briefing.composition;

import org.jspecify.annotations.NullMarked;
