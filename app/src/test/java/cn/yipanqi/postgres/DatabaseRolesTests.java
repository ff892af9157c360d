package cn.yipanqi.postgres;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(properties = "yipanqi.pack=../packs/product-food-safety-2007")
class DatabaseRolesTests {

	private static final String REST = """
			select table_name || ' ' || privilege_type from information_schema.role_table_grants
			where grantee = 'yipanqi_app' and privilege_type not in ('SELECT', 'INSERT') order by 1
			""";

	@Autowired
	private JdbcTemplate application;

	@ParameterizedTest
	@ValueSource(strings = { "entry", "line", "audit", "briefing", "briefing_template" })
	void applicationCanAddToALedgerAndNothingElse(String table) {
		for (String sql : List.of("delete from %s", "truncate %s cascade", "alter table %s disable trigger all",
				"drop table %s cascade")) {
			assertThatExceptionOfType(DataAccessException.class).as(sql)
				.isThrownBy(() -> this.application.execute(sql.formatted(table)));
		}
		for (String privilege : List.of("UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES")) {
			assertThat(this.application.queryForObject("select has_table_privilege(?, ?)", Boolean.class, table,
					privilege))
				.as(privilege)
				.isFalse();
		}
		assertThat(this.application.queryForObject("select has_table_privilege(?, 'INSERT')", Boolean.class, table))
			.isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update entry set reason = 'x'", "delete from line", "delete from entry",
			"truncate entry cascade", "update audit set account = 'x'", "delete from audit", "truncate audit",
			"delete from unit", "truncate unit cascade", "update unit set code = 'x@11'", "delete from region",
			"truncate region cascade", "update region set code = '12' where code = '11'" })
	void ownerIsKeptFromItByTriggers(String sql, @Autowired FlywayConnectionDetails owner) {
		this.application.update("""
				insert into region (code, name, level) values ('11', '某市', 'CITY') on conflict do nothing
				""");
		this.application.update("""
				insert into unit (code, department, region, name) values ('health@11', 'health', '11', '卫生局')
				on conflict do nothing
				""");
		this.application.update("""
				insert into entry (seq, first_seq, record, revision, operation, type, unit, region, business_date,
					recorded_at, author, doc)
				values (1, 1, gen_random_uuid(), 1, 'RECORD', 'x', 'health@11', '11', now(), now(), 'x', '{}')
				on conflict do nothing
				""");
		this.application
			.update("insert into line (entry, no, type, doc) values (1, 0, 'x', '{}') on conflict do nothing");
		this.application.update(
				"insert into audit (at, account, action, object) values (now(), 'x', 'x', 'x') on conflict do nothing");
		JdbcTemplate asOwner = new JdbcTemplate(
				new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> asOwner.execute(sql))
			.havingRootCause()
			.withMessageContaining("append-only");
	}

	@Test
	void whatChangesIsNamed(@Autowired JdbcClient jdbc) {
		assertThat(jdbc.sql(REST).query(String.class).list()).containsExactly("account UPDATE", "body UPDATE",
				"body_member UPDATE", "duty UPDATE", "intake_choice DELETE", "intake_choice UPDATE",
				"intake_part DELETE", "intake_part UPDATE", "intake_run DELETE", "intake_run UPDATE",
				"intake_withdrawal DELETE", "intake_withdrawal UPDATE", "moment UPDATE", "one_time_code DELETE",
				"one_time_code UPDATE", "person UPDATE", "recovery_code DELETE", "recovery_code UPDATE",
				"region UPDATE", "sign_in_attempt DELETE", "sign_in_attempt UPDATE", "slot DELETE",
				"slot_double DELETE", "slot_rule DELETE", "structure_upload DELETE", "subject UPDATE", "unit UPDATE",
				"webhook DELETE", "webhook UPDATE", "webhook_delivery DELETE", "webhook_delivery UPDATE");
	}

}
