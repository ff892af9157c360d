package cn.yipanqi.cli;

import java.util.List;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackProblem;

/**
 * Looks at a part of a pack that its YAML files only name, such as Word templates. A
 * module contributes one by listing it under this interface in
 * {@code META-INF/spring.factories}.
 */
@FunctionalInterface
public interface PackExaminer {

	/**
	 * What is wrong; empty when all is well.
	 */
	List<PackProblem> examine(Pack pack);

}
