package cn.yipanqi.engine.pack;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A working group (整治组) with its lead (牵头) and participating (参与) departments.
 */
public record WorkingGroup(String code, String name, @Nullable String nameEn, List<String> leads,
		List<String> members) implements Named {
}
