package cn.yipanqi.backup;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The database and nothing else: an application that does not migrate, make keys or read
 * the ledger when it starts. Not annotated as a configuration, so that the whole
 * application does not find it.
 */
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
@ComponentScan("cn.yipanqi.postgres")
class BackupConfiguration {

	@Bean
	FlywayMigrationStrategy migrateWhenAsked() {
		return (flyway) -> {
		};
	}

}
