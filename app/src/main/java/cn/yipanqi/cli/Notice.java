package cn.yipanqi.cli;

import java.util.List;

/**
 * Something that whoever starts the server should read when it serves.
 */
@FunctionalInterface
public interface Notice {

	/**
	 * The lines to print.
	 */
	List<String> lines();

}
