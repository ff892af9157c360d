package cn.yipanqi.access;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * The accounts.
 */
@Service
public class Accounts implements UserDetailsService {

	private static final String FIND = "select * from account where name = :name";

	private static final String DISPLAY_NAMES = "select name, display_name from account where name = any(:names)";

	private static final String ADD = """
			insert into account (name, display_name, password, role, region, department)
			values (:name, :displayName, :password, :role, :region, :department) on conflict (name) do nothing
			""";

	private final JdbcClient jdbc;

	private final PasswordEncoder passwords;

	Accounts(JdbcClient jdbc, PasswordEncoder passwords) {
		this.jdbc = jdbc;
		this.passwords = passwords;
	}

	/**
	 * Creates an account, unless its name is taken.
	 * @param department the only department it may reach, or null for all
	 * @return whether it was created
	 */
	public boolean create(String name, String displayName, String password, Role role, String region,
			@Nullable String department) {
		return this.jdbc.sql(ADD)
			.param("name", name)
			.param("displayName", displayName)
			.param("password", this.passwords.encode(password))
			.param("role", role.name())
			.param("region", region)
			.param("department", department)
			.update() == 1;
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
		return this.jdbc.sql(FIND)
			.param("name", name)
			.query((row, number) -> new Reader(row.getString("name"), row.getString("display_name"),
					Role.valueOf(row.getString("role")),
					new Scope(row.getString("region"), row.getString("department")), row.getString("password"),
					row.getBoolean("enabled")))
			.optional()
			.orElseThrow(() -> new UsernameNotFoundException(name));
	}

}
