package cn.yipanqi.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where Spring Boot finds one database of an embedded server, and works in it as the
 * application.
 */
record EmbeddedPostgresConnection(EmbeddedPostgres server, String database) implements JdbcConnectionDetails {

	@Override
	public String getUsername() {
		return this.server.application();
	}

	@Override
	public String getPassword() {
		return this.server.applicationPassword();
	}

	@Override
	public String getJdbcUrl() {
		return this.server.url(this.database);
	}

}
