package cn.yipanqi.briefing.composition;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the figures at a place of the template count for: the whole region, or the item
 * that an {@code each} has reached.
 *
 * @param names what {@code text name}, {@code text number} and the like print there
 */
record Lens(String region, @Nullable String department, @Nullable String group, Map<String, String> names) {
}
