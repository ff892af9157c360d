package cn.yipanqi.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where Spring Boot finds one database of an embedded server.
 */
record EmbeddedPostgresConnection(EmbeddedPostgres server, String database) implements JdbcConnectionDetails {

	@Override
	public String getUsername() {
		return this.server.user();
	}

	@Override
	public String getPassword() {
		return this.server.password();
	}

	@Override
	public String getJdbcUrl() {
		return this.server.url(this.database);
	}

}
