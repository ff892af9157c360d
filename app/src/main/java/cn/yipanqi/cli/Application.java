package cn.yipanqi.cli;

/**
 * The application as a verb sees it: not started before it is asked for, and closed when
 * the verb has ended.
 */
public interface Application {

	/**
	 * A part of the application, without a web server.
	 */
	<T> T get(Class<T> type);

	/**
	 * A part of a smaller application than the whole.
	 * @param source the configuration that it consists of
	 */
	<T> T get(Class<T> type, Class<?> source);

	/**
	 * Serves the web until the process is told to stop.
	 * @param settings in Spring's form, such as {@code --server.port=8080}
	 */
	void serve(String... settings);

}
