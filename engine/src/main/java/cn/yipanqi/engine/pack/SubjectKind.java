package cn.yipanqi.engine.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of supervised subject (监管对象): food shops, restaurants, farms, export firms.
 */
public record SubjectKind(String code, String name, @Nullable String nameEn, @Nullable String measure,
		List<Choice> tiers) implements Named {
}
