package cn.yipanqi.engine.pack;

import org.jspecify.annotations.Nullable;

/**
 * One option of a closed list.
 */
public record Choice(String code, String name, @Nullable String nameEn) implements Named {
}
