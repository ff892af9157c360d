package cn.yipanqi.engine.pack;

import org.jspecify.annotations.Nullable;

/**
 * A kind of briefing (汇报, 简报) that the campaign writes, with its Word template as a path
 * inside the pack.
 */
public record BriefingType(String code, String name, @Nullable String nameEn, String template) implements Named {
}
