package cn.yipanqi.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the command structure: some hundreds of rows, all of them at once.
 */
@Component
public class StructureReader {

	private static final String BODIES = "select * from body";

	private static final String MEMBERS = "select * from body_member";

	private static final String PEOPLE = "select * from person";

	private static final String DUTIES = "select * from duty";

	private final JdbcClient jdbc;

	StructureReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public Structure read() {
		return new Structure(this.jdbc.sql(BODIES).query((row, number) -> body(row)).list(),
				this.jdbc.sql(MEMBERS).query((row, number) -> member(row)).list(),
				this.jdbc.sql(PEOPLE).query((row, number) -> person(row)).list(),
				this.jdbc.sql(DUTIES).query((row, number) -> duty(row)).list());
	}

	private static Body body(ResultSet row) throws SQLException {
		return new Body(row.getLong("id"), BodyKind.valueOf(row.getString("kind")), row.getString("region"),
				row.getString("name"), row.getString("name_en"), row.getString("seat"), row.getString("pack_group"),
				row.getInt("rank"), period(row));
	}

	private static Membership member(ResultSet row) throws SQLException {
		return new Membership(row.getLong("id"), row.getLong("body"), row.getString("unit"),
				Membership.Part.valueOf(row.getString("part")), row.getInt("rank"), period(row));
	}

	private static Person person(ResultSet row) throws SQLException {
		return new Person(row.getLong("id"), row.getString("region"), row.getString("name"), row.getString("unit"),
				row.getString("workplace"), row.getString("post"), row.getString("phone"));
	}

	private static Duty duty(ResultSet row) throws SQLException {
		@Nullable Long body = row.getObject("body", Long.class);
		return new Duty(row.getLong("id"), row.getLong("person"), body, row.getString("unit"),
				DutyKind.valueOf(row.getString("kind")), row.getInt("rank"), period(row), row.getBoolean("cancelled"));
	}

	private static Period period(ResultSet row) throws SQLException {
		return new Period(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
	}

}
