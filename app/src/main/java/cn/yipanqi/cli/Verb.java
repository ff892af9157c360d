package cn.yipanqi.cli;

import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * One verb of the command line. A module contributes it as a class that carries picocli's
 * {@code @Command}, with its options as fields, and lists it under this interface in
 * {@code META-INF/spring.factories}. The application starts only if the verb asks for it.
 *
 * @see SpringFactoriesLoader
 */
@FunctionalInterface
public interface Verb {

	/** Everything went well. */
	int DONE = 0;

	/** The verb did its work and found faults. */
	int FAULTS = 1;

	/**
	 * Does the work.
	 * @return the exit code
	 */
	int run(Application application) throws Exception;

}
