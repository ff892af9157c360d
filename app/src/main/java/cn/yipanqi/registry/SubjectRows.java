package cn.yipanqi.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Subjects as the table has them.
 */
final class SubjectRows {

	static final String COLUMNS = "select id, kind, tier, name, uscc, licence, region, address from subject ";

	static final String STANDING = COLUMNS.replace(" from", ", formerly, state, merged_into from");

	static final RowMapper<Subject> MAPPER = (row, number) -> subject(row);

	/** Between former names, which have no such character. */
	private static final String CUT = "\u0001";

	private SubjectRows() {
	}

	private static Subject subject(ResultSet row) throws SQLException {
		return new Subject(row.getLong("id"), row.getString("kind"), row.getString("tier"), row.getString("name"),
				row.getString("uscc"), row.getString("licence"), row.getString("region"), row.getString("address"));
	}

	static Standing standing(ResultSet row, int number) throws SQLException {
		String formerly = row.getString("formerly");
		return new Standing(subject(row), Standing.State.valueOf(row.getString("state")),
				row.getObject("merged_into", Long.class),
				(formerly != null) ? List.of(formerly.split(CUT)) : List.of());
	}

	/**
	 * Gives a statement what describes a subject, by the names of the columns.
	 */
	static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Subject subject) {
		return statement.param("kind", subject.kind())
			.param("tier", subject.tier())
			.param("name", subject.name())
			.param("uscc", subject.uscc())
			.param("licence", subject.licence())
			.param("region", subject.region())
			.param("address", subject.address());
	}

	/**
	 * Former names as they are kept; null for none.
	 */
	static @Nullable String formerly(List<String> names) {
		return names.isEmpty() ? null : String.join(CUT, names);
	}

}
