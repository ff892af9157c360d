package cn.yipanqi.engine.pack;

import org.jspecify.annotations.Nullable;

/**
 * A line of government (卫生局); a department in a region is a unit.
 */
public record Department(String code, String name, String shortName, @Nullable String nameEn) implements Named {
}
