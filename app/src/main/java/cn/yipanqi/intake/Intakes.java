package cn.yipanqi.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.intake.Intake.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The imports in the database: whose they are, how far they have come, and which node
 * works on them.
 */
@Component
class Intakes {

	private static final Duration FILE_KEPT = Duration.ofDays(7);

	private static final Duration RUN_KEPT = Duration.ofDays(60);

	private static final String ADD = """
			insert into intake_run (id, account, role, region, department, working_group, type, unit, file_name, bytes,
				parts, large, state, created_at, expires_at)
			values (:id, :account, :role, :region, :department, :group, :type, :unit, :name, :bytes, :parts, :large,
				'CHECKING', :created, :expires)
			""";

	private static final String FIND = "select * from intake_run where id = :id";

	private static final String RECENT = """
			select * from intake_run where account = :account order by created_at desc limit :limit
			""";

	private static final String END = """
			update intake_run set state = :state, type = coalesce(:type, type), unit = coalesce(:unit, unit),
				report = :report, bad_pages = :pages, rows_read = :rows, expires_at = :expires,
				worker = case when :state = 'COMMITTED' then worker end,
				lease_until = case when :state = 'COMMITTED' then clock_timestamp() + interval '30 seconds' end
			where id = :id and worker = :worker and attempt = :attempt and not cancelled
			""";

	private static final String COMMIT = """
			update intake_run set state = 'COMMITTING', role = :role, region = :region, department = :department,
				working_group = :group, confirmed = cast(:confirmed as jsonb), rows_read = 0, attempt = 0
			where id = :id and account = :account and state = 'CHECKED'
			""";

	private static final String CHECK_AGAIN = """
			update intake_run set state = 'CHECKING', rows_read = 0, attempt = 0, worker = null, lease_until = null
			where id = :id and account = :account and state = 'CHECKED'
			""";

	private static final String CANCEL = """
			update intake_run set cancelled = true,
				state = case when worker is null then 'CANCELLED' else state end
			where id = :id and account = :account and state in ('CHECKING', 'CHECKED', 'COMMITTING') and not cancelled
			""";

	private static final String EXPIRE = """
			update intake_run set state = case when state in ('CHECKED', 'CHECKING') then 'EXPIRED' else state end, parts = 0,
				bad_pages = 0
			where expires_at < :now and parts > 0 and worker is null and state not in ('COMMITTING', 'WITHDRAWING')
			""";

	private static final String DELETE_PARTS = """
			delete from intake_part p using intake_run r
			where r.id = p.run and (r.parts = 0 or r.state in ('CANCELLED', 'EXPIRED'))
			""";

	private static final String PURGE = "delete from intake_run where expires_at < :now and filed_in is null";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Clock outside;

	Intakes(JdbcClient jdbc, Clock clock, @Qualifier("signInClock") Clock outside) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.outside = outside;
	}

	/**
	 * Adds an import that waits for its check.
	 */
	void add(UUID id, Reader reader, @Nullable String type, @Nullable String unit, String fileName, long bytes,
			int parts) {
		Scope scope = reader.scope();
		this.jdbc.sql(ADD)
			.param("id", id)
			.param("account", reader.account())
			.param("role", reader.role().name())
			.param("region", scope.region())
			.param("department", scope.department())
			.param("group", scope.group())
			.param("type", type)
			.param("unit", unit)
			.param("name", fileName)
			.param("bytes", bytes)
			.param("parts", parts)
			.param("large", Lane.isLarge(bytes))
			.param("created", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("expires", now().plus(FILE_KEPT))
			.update();
	}

	private OffsetDateTime now() {
		return this.outside.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * An import that a reader may see: one of their own, or, for a campaign office, one
	 * of a unit within its scope.
	 */
	Optional<Intake> find(UUID id, Reader reader) {
		return find(id).filter((intake) -> intake.account().equals(reader.account()) || (reader.role() == Role.OFFICE
				&& reader.scope().isWhole() && reader.scope().coversRegion(intake.scope().region())));
	}

	Optional<Intake> find(UUID id) {
		return this.jdbc.sql(FIND).param("id", id).query(this::intake).optional();
	}

	List<Intake> recent(String account, int limit) {
		return this.jdbc.sql(RECENT).param("account", account).param("limit", limit).query(this::intake).list();
	}

	/**
	 * Ends the work on an import.
	 * @return whether it has ended so: false if it was cancelled, or if another node has
	 * taken over
	 */
	boolean end(Intake intake, State state, @Nullable SheetReport report, byte[] sealed, int pages) {
		return at(this.jdbc.sql(END), intake).param("state", state.name())
			.param("type", (report != null) ? report.type() : null)
			.param("unit", (report != null) ? report.unit() : null)
			.param("report", sealed)
			.param("pages", pages)
			.param("rows", (report != null) ? report.rows().rows() : 0L)
			.param("expires", now().plus(FILE_KEPT))
			.update() == 1;
	}

	private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, Intake intake) {
		return statement.param("id", intake.id()).param("worker", intake.worker()).param("attempt", intake.attempt());
	}

	/**
	 * Asks for the commit of an import that has been checked.
	 * @return whether there was one of this account
	 */
	boolean commit(UUID id, Reader reader, Confirmation confirmation) {
		Scope scope = reader.scope();
		return this.jdbc.sql(COMMIT)
			.param("id", id)
			.param("account", reader.account())
			.param("role", reader.role().name())
			.param("region", scope.region())
			.param("department", scope.department())
			.param("group", scope.group())
			.param("confirmed", JSON.writeValueAsString(confirmation))
			.update() == 1;
	}

	/**
	 * Has an import checked once more, by what has been said of it since.
	 * @return whether there was one of this account that was checked
	 */
	boolean checkAgain(UUID id, Reader reader) {
		return this.jdbc.sql(CHECK_AGAIN).param("id", id).param("account", reader.account()).update() == 1;
	}

	/**
	 * Gives an import up.
	 * @return whether there was one of this account that could be
	 */
	boolean cancel(UUID id, String account) {
		return this.jdbc.sql(CANCEL).param("id", id).param("account", account).update() == 1;
	}

	@Scheduled(fixedDelay = 60_000)
	void purge() {
		this.jdbc.sql(EXPIRE).param("now", now()).update();
		this.jdbc.sql(DELETE_PARTS).update();
		this.jdbc.sql(PURGE).param("now", now().minus(RUN_KEPT)).update();
	}

	/**
	 * An import from its row.
	 */
	Intake intake(ResultSet row, int number) throws SQLException {
		OffsetDateTime lease = row.getObject("lease_until", OffsetDateTime.class);
		return new Intake(row.getObject("id", UUID.class), row.getString("account"),
				Role.valueOf(row.getString("role")), scope(row), row.getString("type"), row.getString("unit"),
				row.getString("file_name"), row.getLong("bytes"), row.getInt("parts"),
				State.valueOf(row.getString("state")), row.getLong("rows_read"), row.getBoolean("cancelled"),
				row.getString("worker"), lease != null && lease.isAfter(now()), row.getInt("attempt"),
				row.getBytes("report"), row.getInt("bad_pages"), confirmation(row.getString("confirmed")),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getBoolean("large"));
	}

	private static Confirmation confirmation(@Nullable String json) {
		return (json != null) ? JSON.readValue(json, Confirmation.class) : Confirmation.NONE;
	}

	private static Scope scope(ResultSet row) throws SQLException {
		return new Scope(row.getString("region"), row.getString("department"), row.getString("working_group"));
	}

}
