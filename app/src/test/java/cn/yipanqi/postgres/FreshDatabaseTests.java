package cn.yipanqi.postgres;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class FreshDatabaseTests {

	@Autowired
	private JdbcClient jdbc;

	@Test
	void contextHasItsOwnDatabase() {
		assertThat(database(this.jdbc)).startsWith("test_");
	}

	@Test
	void databaseWithoutSpringIsAnother() {
		assertThat(database(JdbcClient.create(TestDatabases.fresh()))).startsWith("test_")
			.isNotEqualTo(database(this.jdbc));
	}

	private String database(JdbcClient client) {
		return client.sql("SELECT current_database()").query(String.class).single();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class })
	static class DataSourceOnly {

	}

}
