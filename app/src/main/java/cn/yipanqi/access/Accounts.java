package cn.yipanqi.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts.
 */
@Service
public class Accounts implements UserDetailsService {

	private static final String FIND = "select * from account where name = :name";

	private static final String DISPLAY_NAMES = "select name, display_name from account where name = any(:names)";

	private static final String ADD = """
			insert into account (name, display_name, password, password_at, password_temporary)
			values (:name, :displayName, :password, :at, :temporary)
			on conflict (name) do nothing
			""";

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	private final Grants grants;

	private final AuditTrail audit;

	private final Clock clock;

	private final Clock signInClock;

	Accounts(JdbcClient jdbc, PasswordEncoder passwords, Grants grants, AuditTrail audit, Clock clock,
			@Qualifier("signInClock") Clock signInClock) {
		this.jdbc = jdbc;
		this.passwords = passwords;
		this.grants = grants;
		this.audit = audit;
		this.clock = clock;
		this.signInClock = signInClock;
	}

	/**
	 * Creates an account that may do nothing yet, unless its name is taken. Its owner
	 * replaces the password at the first sign-in.
	 * @param by the account that creates it
	 * @return whether it was created
	 */
	@Transactional
	public boolean create(String name, String displayName, String password, String by) {
		return create(name, displayName, InitialPassword.temporary(password), by);
	}

	/**
	 * Creates an account that may do nothing yet, unless its name is taken.
	 * @param by the account that creates it
	 * @return whether it was created
	 */
	@Transactional
	public boolean create(String name, String displayName, InitialPassword password, String by) {
		boolean created = this.jdbc.sql(ADD)
			.param("name", name)
			.param("displayName", displayName)
			.param("password", this.passwords.encode(password.text()))
			.param("at", this.signInClock.instant().atOffset(ZoneOffset.UTC))
			.param("temporary", password.temporary())
			.update() == 1;
		if (created) {
			this.audit.record(this.clock.instant().truncatedTo(ChronoUnit.MICROS), by, "account-create",
					"account/" + name, Map.of("display", displayName));
		}
		return created;
	}

	/**
	 * Creates an account with a first grant, unless its name is taken. Its owner replaces
	 * the password at the first sign-in.
	 * @param by the account that creates it
	 * @return whether it was created
	 * @throws GrantRefusedException if the region does not exist
	 */
	@Transactional
	public boolean create(String name, String displayName, String password, Role role, Scope scope, String by) {
		return create(name, displayName, InitialPassword.temporary(password), role, scope, by);
	}

	/**
	 * Creates an account with a first grant, unless its name is taken.
	 * @param by the account that creates it
	 * @return whether it was created
	 * @throws GrantRefusedException if the region does not exist
	 */
	@Transactional
	public boolean create(String name, String displayName, InitialPassword password, Role role, Scope scope,
			String by) {
		boolean created = create(name, displayName, password, by);
		if (created) {
			this.grants.add(name, role, scope, by);
		}
		return created;
	}

	/**
	 * What the accounts are called, by their names; unknown ones are left out.
	 */
	public Map<String, String> displayNames(Collection<String> names) {
		return this.jdbc.sql(DISPLAY_NAMES)
			.param("names", names.toArray(String[]::new))
			.query((row, number) -> Map.entry(row.getString("name"), row.getString("display_name")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	@Override
	public Reader loadUserByUsername(String name) {
		return find(name).orElseThrow(() -> new UsernameNotFoundException(name));
	}

	/**
	 * The account with what it holds now, in the first capacity that it holds.
	 */
	Optional<Reader> find(String name) {
		// asked for before: a connection held while another is asked for makes many at
		// once all wait
		List<Grant> held = this.grants.of(name);
		return this.jdbc.sql(FIND)
			.param("name", name)
			.query((row,
					number) -> new Reader(row.getString("name"), row.getString("display_name"), null, held,
							row.getString("password"), row.getBoolean("enabled"), row.getInt("credentials"), false)
						.as(null))
			.optional();
	}

}
