package cn.yipanqi.postgres;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/**
 * Where migrations find one database of an embedded server, and work in it as the owner.
 */
record EmbeddedPostgresOwner(EmbeddedPostgres server, String database) implements FlywayConnectionDetails {

	@Override
	public String getUsername() {
		return this.server.owner();
	}

	@Override
	public String getPassword() {
		return this.server.ownerPassword();
	}

	@Override
	public String getJdbcUrl() {
		return this.server.url(this.database);
	}

}
