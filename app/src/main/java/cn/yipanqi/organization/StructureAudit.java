package cn.yipanqi.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes every change of the command structure in the audit trail, in the transaction of
 * the change.
 */
@Component
class StructureAudit {

	private static final String INSERT = """
			insert into audit (at, account, action, object, detail) values (:at, :account, :action, :object, cast(:detail as jsonb))
			""";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final Clock clock;

	StructureAudit(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void record(String account, String action, String object, Map<String, ?> detail) {
		this.jdbc.sql(INSERT)
			.param("at", OffsetDateTime.now(this.clock))
			.param("account", account)
			.param("action", action)
			.param("object", object)
			.param("detail", MAPPER.writeValueAsString(new TreeMap<>(detail)))
			.update();
	}

}
