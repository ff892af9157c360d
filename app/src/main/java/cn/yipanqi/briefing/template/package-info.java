/**
 * The small language of briefing templates: tags, what they may say, and where they are
 * wrong.
 */
@NullMarked
package cn.yipanqi.briefing.template;

import org.jspecify.annotations.NullMarked;
