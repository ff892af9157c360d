package cn.yipanqi.seal;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody who owns the database: no trigger and no constraint holds them up. What they
 * did can be undone.
 */
final class Intruder {

	private static final List<String> TABLES = List.of("entry", "line", "audit", "seal");

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	Intruder(FlywayConnectionDetails owner) {
		this(new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
	}

	Intruder(DataSource owner) {
		this.jdbc = new JdbcTemplate(owner);
		this.transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
	}

	JdbcTemplate jdbc() {
		return this.jdbc;
	}

	void rememberHowItWas() {
		this.jdbc
			.execute("alter table entry drop constraint if exists entry_check, drop constraint if exists entry_check1");
		this.jdbc.execute("alter table seal drop constraint if exists seal_count_check");
		TABLES.forEach((table) -> {
			this.jdbc.execute("drop table if exists was_" + table);
			this.jdbc.execute("create table was_%1$s as table %1$s".formatted(table));
		});
	}

	void undo() {
		TABLES.forEach((table) -> execute("delete from " + table,
				"insert into %1$s overriding system value select * from was_%1$s".formatted(table)));
	}

	void execute(String... statements) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.execute("set local session_replication_role = replica");
			for (String statement : statements) {
				this.jdbc.execute(statement);
			}
		});
	}

}
