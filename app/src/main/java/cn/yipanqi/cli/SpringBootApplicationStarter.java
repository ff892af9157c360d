package cn.yipanqi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts Spring Boot when a verb first needs it.
 */
class SpringBootApplicationStarter implements Application, AutoCloseable {

	private final Class<?> source;

	private final List<String> settings;

	private @Nullable ConfigurableApplicationContext context;

	SpringBootApplicationStarter(Class<?> source, List<String> settings) {
		this.source = source;
		this.settings = settings;
	}

	@Override
	public <T> T get(Class<T> type) {
		return get(type, this.source);
	}

	@Override
	public <T> T get(Class<T> type, Class<?> source) {
		if (this.context == null) {
			this.context = new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
				.properties("spring.main.log-startup-info=false")
				.run(arguments("--logging.level.org.flywaydb.core.internal.command.DbMigrate=warn"));
		}
		return this.context.getBean(type);
	}

	@Override
	public void serve(String... settings) {
		CountDownLatch closed = new CountDownLatch(1);
		ApplicationListener<ContextClosedEvent> listener = (event) -> closed.countDown();
		this.context = new SpringApplicationBuilder(this.source).listeners(listener).run(arguments(settings));
		this.context.getBeanProvider(Notice.class)
			.orderedStream()
			.flatMap((notice) -> notice.lines().stream())
			.forEach(System.out::println);
		System.out.println("Yipanqi serves on http://localhost:%s (stop with Ctrl-C)"
			.formatted(this.context.getEnvironment().getProperty("local.server.port")));
		try {
			closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

	private String[] arguments(String... first) {
		List<String> arguments = new ArrayList<>(List.of(first));
		arguments.addAll(this.settings);
		return arguments.toArray(String[]::new);
	}

}
