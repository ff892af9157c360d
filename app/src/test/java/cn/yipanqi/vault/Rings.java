package cn.yipanqi.vault;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

import cn.yipanqi.postgres.TestDatabases;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Key rings on a database that holds nothing but their register: each call is the start
 * of a node.
 */
final class Rings {

	private final DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();

	Rings() {
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V10__vault.sql")).execute(this.database);
	}

	KeyRing open(Path folder, Integer... lost) {
		return new KeyRing(new KeyFiles(folder), new KeyRegister(jdbc(), Clock.systemUTC()),
				new DataSourceTransactionManager(this.database), new VaultProperties(folder, Set.of(lost)));
	}

	JdbcClient jdbc() {
		return JdbcClient.create(this.database);
	}

}
