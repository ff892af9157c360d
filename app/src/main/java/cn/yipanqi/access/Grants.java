package cn.yipanqi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds which role where. A grant is ended, never deleted.
 */
@Service
public class Grants {

	private static final String ACTIVE = """
			select id, role, region, department, working_group from account_grant
			where account = :account and revoked_at is null order by id
			""";

	private static final String IN_FORCE = """
			select g.role, g.region, g.department, g.working_group from account_grant g
			join account a on a.name = g.account
			where g.id = :id and g.account = :account and g.revoked_at is null and a.enabled
			""";

	private static final String HISTORY = """
			select * from account_grant where account = :account order by revoked_at is not null, id desc
			""";

	private static final String HOLDERS = """
			select a.display_name from account a where a.enabled and exists (
				select 1 from account_grant g where g.account = a.name and g.role = :role and g.revoked_at is null)
			order by a.display_name
			""";

	private static final String ADD = """
			insert into account_grant (account, role, region, department, working_group, granted_at, granted_by)
			values (:account, :role, :region, :department, :group, :at, :by) returning id
			""";

	private static final String REVOKE = """
			update account_grant set revoked_at = :at, revoked_by = :by where id = :id and revoked_at is null
			returning account, role, region, department, working_group
			""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	Grants(JdbcClient jdbc, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * What the account holds now, the oldest first.
	 */
	public List<Grant> of(String account) {
		return this.jdbc.sql(ACTIVE).param("account", account).query(Grants::grant).list();
	}

	/**
	 * What the account holds and has held, the present first.
	 */
	public List<Held> history(String account) {
		return this.jdbc.sql(HISTORY).param("account", account).query(Grants::held).list();
	}

	/**
	 * How far a grant reaches, if the account still holds it, may sign in, and the role
	 * reads.
	 */
	public Optional<Scope> inForce(String account, long id) {
		return this.jdbc.sql(IN_FORCE)
			.param("id", id)
			.param("account", account)
			.query((row, number) -> Map.entry(Role.valueOf(row.getString("role")), scope(row)))
			.optional()
			.filter((held) -> held.getKey().may(Permission.READ))
			.map(Map.Entry::getValue);
	}

	/**
	 * What those are called who hold a role anywhere and may sign in.
	 */
	List<String> holders(Role role) {
		return this.jdbc.sql(HOLDERS).param("role", role.name()).query(String.class).list();
	}

	/**
	 * Grants a role.
	 * @param by the account that grants it
	 * @throws GrantRefusedException if the account holds it already, or what it holds and
	 * this exclude each other, or the account or region does not exist
	 */
	@Transactional
	public Grant add(String account, Role role, Scope scope, String by) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		try {
			long id = this.jdbc.sql(ADD)
				.param("account", account)
				.param("role", role.name())
				.param("region", scope.region())
				.param("department", scope.department())
				.param("group", scope.group())
				.param("at", now.atOffset(ZoneOffset.UTC))
				.param("by", by)
				.query(Long.class)
				.single();
			this.audit.record(now, by, "grant", "account/" + account, detail(role, scope));
			return new Grant(id, role, scope);
		}
		catch (DuplicateKeyException ex) {
			throw new GrantRefusedException(GrantRefusedException.Reason.HELD_ALREADY, ex);
		}
		catch (DataIntegrityViolationException ex) {
			throw new GrantRefusedException(GrantRefusedException.Reason.of(ex), ex);
		}
	}

	/**
	 * Ends a grant.
	 * @param by the account that ends it
	 * @return the account that held it; empty if nobody does
	 */
	@Transactional
	public Optional<String> revoke(long id, String by) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		return this.jdbc.sql(REVOKE)
			.param("id", id)
			.param("at", now.atOffset(ZoneOffset.UTC))
			.param("by", by)
			.query((row, number) -> {
				String account = row.getString("account");
				this.audit.record(now, by, "revoke", "account/" + account,
						detail(Role.valueOf(row.getString("role")), scope(row)));
				return account;
			})
			.optional();
	}

	private static Map<String, Object> detail(Role role, Scope scope) {
		Map<String, Object> detail = new TreeMap<>(Map.of("role", role.name(), "region", scope.region()));
		if (scope.department() != null) {
			detail.put("department", scope.department());
		}
		if (scope.group() != null) {
			detail.put("group", scope.group());
		}
		return detail;
	}

	private static Grant grant(ResultSet row, int number) throws SQLException {
		return new Grant(row.getLong("id"), Role.valueOf(row.getString("role")), scope(row));
	}

	private static Held held(ResultSet row, int number) throws SQLException {
		OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
		return new Held(grant(row, number), row.getObject("granted_at", OffsetDateTime.class).toInstant(),
				row.getString("granted_by"), (revoked != null) ? revoked.toInstant() : null,
				row.getString("revoked_by"));
	}

	private static Scope scope(ResultSet row) throws SQLException {
		return new Scope(row.getString("region"), row.getString("department"), row.getString("working_group"));
	}

	/**
	 * A grant with when and by whom it was given and taken.
	 *
	 * @param revoked when it ended, or null if it has not
	 */
	public record Held(Grant grant, Instant granted, String by, @Nullable Instant revoked, @Nullable String revokedBy) {
	}

}
