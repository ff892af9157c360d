package cn.yipanqi.postgres;

import java.nio.file.Path;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Gives the data source a server of its own, under {@code yipanqi.home}, when
 * {@code spring.datasource.url} names none. The server starts with the first need of it
 * and stops after the data source is closed.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfiguration.NoServerNamed.class)
class EmbeddedPostgresConfiguration {

	private static final String DATABASE = "yipanqi";

	@Bean
	@Lazy
	@ConditionalOnMissingBean(JdbcConnectionDetails.class)
	EmbeddedPostgres embeddedPostgres(Environment environment) {
		EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(environment.getProperty("yipanqi.home", "var")));
		postgres.createDatabase(DATABASE);
		return postgres;
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgres postgres) {
		return new EmbeddedPostgresConnection(postgres, DATABASE);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	FlywayConnectionDetails embeddedPostgresOwner(EmbeddedPostgres postgres) {
		return new EmbeddedPostgresOwner(postgres, DATABASE);
	}

	static class NoServerNamed implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !context.getEnvironment().containsProperty("spring.datasource.url");
		}

	}

}
