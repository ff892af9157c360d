package cn.yipanqi.postgres;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedPostgresConfigurationTests {

	private static final Path HOME = Path.of("target", "configuration-tests");

	private final ApplicationContextRunner contexts = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				JdbcClientAutoConfiguration.class))
		.withUserConfiguration(EmbeddedPostgresConfiguration.class)
		.withPropertyValues("yipanqi.home=" + HOME);

	@Test
	void noServerNamedMeansOneOfOurOwn() {
		this.contexts.run((context) -> {
			JdbcClient jdbc = context.getBean(JdbcClient.class);
			assertThat(jdbc.sql("SELECT current_database()").query(String.class).single()).isEqualTo("yipanqi");
			assertThat(HOME.resolve("postgres/server/data/postmaster.pid")).exists();
		});
		assertThat(HOME.resolve("postgres/server/data/postmaster.pid")).doesNotExist();
	}

	@Test
	void namedServerIsUsed() {
		this.contexts.withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/yipanqi")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.isEqualTo("jdbc:postgresql://db.example/yipanqi"));
	}

}
