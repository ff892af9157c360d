package cn.yipanqi.engine.pack;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The leading group (领导小组) and the seat of its campaign office (专项整治办公室). The head is a
 * post, never a person: people change, the pack does not.
 */
public record LeadingGroup(String name, @Nullable String nameEn, String officeName, @Nullable String officeSeat,
		@Nullable String head, List<String> memberDepartments) implements Named {
}
