package cn.yipanqi.postgres;

import java.util.Map;
import java.util.Objects;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Two roles in the database: the owner of the tables migrates them, and the application
 * works in another role, to which {@code afterMigrate.sql} gives what it needs and no
 * more. {@code spring.flyway.user} names the owner, {@code spring.datasource.username}
 * the application's.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseRoles {

	@Bean
	FlywayConfigurationCustomizer applicationRole(JdbcConnectionDetails connection) {
		return (configuration) -> configuration
			.placeholders(Map.of("application", Objects.requireNonNullElse(connection.getUsername(), "yipanqi_app")));
	}

}
