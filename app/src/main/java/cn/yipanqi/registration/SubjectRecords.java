package cn.yipanqi.registration;

import cn.yipanqi.engine.pack.RegistryTypes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger has of the registry's own acts.
 */
@Component
class SubjectRecords {

	private static final String IN_FORCE = """
			select exists (select 1 from entry e where e.subject = :subject and e.type = :type
				and e.operation <> 'CANCEL' and not exists (select 1 from entry n where n.supersedes = e.seq))
			""";

	private final JdbcClient jdbc;

	SubjectRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isRegistered(long subject) {
		return inForce(subject, RegistryTypes.REGISTRATION);
	}

	boolean isClosed(long subject) {
		return inForce(subject, RegistryTypes.CLOSURE);
	}

	private boolean inForce(long subject, String type) {
		return this.jdbc.sql(IN_FORCE).param("subject", subject).param("type", type).query(Boolean.class).single();
	}

}
