package cn.yipanqi.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import cn.yipanqi.access.KeepingRefusedException.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators do with accounts, and what they may not: nobody decides on their
 * own account, and the last who can administer stays. One change at a time, so that two
 * administrators cannot remove each other at once. What is refused is noted too.
 */
@Service
public class AccountKeeping {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");

	private static final int LONGEST_DISPLAY_NAME = 60;

	private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('account-keeping'))";

	private static final String RENAME = "update account set display_name = :displayName where name = :name";

	private static final String ENABLE = """
			update account set enabled = :enabled, credentials = credentials + 1 where name = :name and enabled <> :enabled
			""";

	/**
	 * Grants of the account, or only one, that nobody else who may sign in holds as
	 * widely.
	 */
	private static final String LAST = """
			select count(*) from account_grant g where g.account = :name and g.revoked_at is null
			and (:grant = 0 or g.id = :grant) and g.role in ('SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR')
			and not exists (select 1 from account_grant o join account a on a.name = o.account
				where o.account <> g.account and o.role = g.role and o.revoked_at is null and a.enabled
				and g.region like o.region || '%')
			""";

	private static final String HOLDER = "select account from account_grant where id = :id and revoked_at is null";

	private final JdbcClient jdbc;

	private final Accounts accounts;

	private final AccountList list;

	private final Grants grants;

	private final Passwords passwords;

	private final AuditTrail audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AccountKeeping(JdbcClient jdbc, Accounts accounts, AccountList list, Grants grants, Passwords passwords,
			AuditTrail audit, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.accounts = accounts;
		this.list = list;
		this.grants = grants;
		this.passwords = passwords;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Makes an account that holds nothing yet.
	 * @return its password, which its owner replaces at the first sign-in and which is
	 * kept nowhere in clear
	 * @throws KeepingRefusedException if a name is not one, or taken
	 */
	public String create(String name, String displayName, Keeper by) {
		return keep("account-create", name, by, () -> {
			require(isName(name), Reason.NAME);
			String password = this.passwords.temporary();
			require(this.accounts.create(name, display(displayName), password, by.account()), Reason.NAME_TAKEN);
			return password;
		});
	}

	/**
	 * Makes accounts with a grant each: all of them or none.
	 * @return their passwords by their names, in the order given
	 * @throws KeepingRefusedException if a name is not one, or taken
	 * @throws GrantRefusedException if the region does not exist
	 */
	Map<String, String> createAll(Map<String, Role> names, Scope scope, Keeper by) {
		return keep("account-create", String.join(",", names.keySet()), by, () -> {
			Map<String, String> made = new LinkedHashMap<>();
			names.forEach((name, role) -> {
				require(isName(name), Reason.NAME);
				String password = this.passwords.temporary();
				require(this.accounts.create(name, name, password, role, scope, by.account()), Reason.NAME_TAKEN);
				made.put(name, password);
			});
			return made;
		});
	}

	/**
	 * Whether an account can bear the name: letters and digits, and between them dots,
	 * dashes and underscores. The console's own is nobody's.
	 */
	static boolean isName(String name) {
		return NAME.matcher(name).matches() && !name.equals(Origin.CONSOLE);
	}

	/**
	 * Changes what an account is called.
	 * @throws KeepingRefusedException if that is not a name
	 * @throws OutOfScopeException if the caller does not see the account
	 */
	public void rename(String name, String displayName, Keeper by) {
		keep("account-rename", name, by, () -> {
			String former = see(name, by).displayName();
			String now = display(displayName);
			if (!former.equals(now)) {
				this.jdbc.sql(RENAME).param("name", name).param("displayName", now).update();
				note("account-rename", name, Map.of("display", now, "replaces", former), by);
			}
			return now;
		});
	}

	/**
	 * Keeps an account out, or lets it in again. Its sessions end.
	 * @throws KeepingRefusedException if it is the caller's own, or the last that can
	 * administer
	 * @throws OutOfScopeException if the caller does not see the account
	 */
	public void enable(String name, boolean enabled, Keeper by) {
		String action = enabled ? "account-enable" : "account-disable";
		keep(action, name, by, () -> {
			see(name, by);
			requireOther(name, by);
			require(enabled || !isLast(name, 0), Reason.LAST_ADMINISTRATOR);
			if (this.jdbc.sql(ENABLE).param("name", name).param("enabled", enabled).update() == 1) {
				note(action, name, Map.of(), by);
			}
			return name;
		});
	}

	/**
	 * Gives an account a temporary password.
	 * @return the password
	 * @throws KeepingRefusedException if it is the caller's own
	 * @throws OutOfScopeException if the caller does not see the account
	 */
	public String resetPassword(String name, Keeper by) {
		return keep("password-reset", name, by, () -> {
			see(name, by);
			requireOther(name, by);
			return this.passwords.reset(name, by.account()).orElseThrow();
		});
	}

	/**
	 * Grants a role.
	 * @throws KeepingRefusedException if it is the caller's own account
	 * @throws GrantRefusedException if the account cannot hold it
	 * @throws OutOfScopeException if the caller does not see the account, or does not
	 * reach as far as the grant would
	 */
	public Grant grant(String name, Role role, Scope scope, Keeper by) {
		return keep("grant", name, by, () -> {
			see(name, by);
			by.scope().requireWhole(scope.region());
			requireOther(name, by);
			return this.grants.add(name, role, scope, by.account());
		});
	}

	/**
	 * Ends a grant of an account; one that has ended stays so.
	 * @throws KeepingRefusedException if the account is the caller's own, or nobody else
	 * could administer as far
	 * @throws OutOfScopeException if the caller does not see the account, or the account
	 * does not hold the grant
	 */
	public void revoke(String name, long grant, Keeper by) {
		keep("revoke", name, by, () -> {
			see(name, by);
			String holder = this.jdbc.sql(HOLDER).param("id", grant).query(String.class).optional().orElse(null);
			if (!name.equals(holder)) {
				throw new OutOfScopeException("grant " + grant, null);
			}
			requireOther(name, by);
			require(!isLast(name, grant), Reason.LAST_ADMINISTRATOR);
			return this.grants.revoke(grant, by.account()).orElseThrow();
		});
	}

	private <T> T keep(String action, String name, Keeper by, Supplier<T> work) {
		try {
			return Objects.requireNonNull(this.transaction.execute((status) -> {
				this.jdbc.sql(ONE_AT_A_TIME).query((row, number) -> "").list();
				return work.get();
			}));
		}
		catch (KeepingRefusedException ex) {
			refuse(action, name, ex.reason().name(), by);
			throw ex;
		}
		catch (GrantRefusedException ex) {
			refuse(action, name, ex.reason().name(), by);
			throw ex;
		}
	}

	private AccountList.Line see(String name, Keeper by) {
		return this.list.find(name, by.scope()).orElseThrow(() -> new OutOfScopeException("account " + name, null));
	}

	private boolean isLast(String name, long grant) {
		return this.jdbc.sql(LAST).param("name", name).param("grant", grant).query(Long.class).single() > 0;
	}

	private static String display(String displayName) {
		String text = displayName.strip();
		require(!text.isEmpty() && text.length() <= LONGEST_DISPLAY_NAME
				&& text.chars().noneMatch(Character::isISOControl), Reason.DISPLAY_NAME);
		return text;
	}

	private static void requireOther(String name, Keeper by) {
		require(!name.equals(by.account()), Reason.OWN_ACCOUNT);
	}

	private static void require(boolean fulfilled, Reason otherwise) {
		if (!fulfilled) {
			throw new KeepingRefusedException(otherwise);
		}
	}

	private void note(String action, String name, Map<String, ?> detail, Keeper by) {
		this.audit.record(now(), by.account(), action, "account/" + name, detail);
	}

	private void refuse(String action, String name, String reason, Keeper by) {
		String tried = name.substring(0, Math.min(name.length(), LONGEST_DISPLAY_NAME));
		this.audit.refused(now(), by.account(), action, "account/" + tried, Map.of("reason", reason));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * Who keeps accounts, and how far.
	 */
	public record Keeper(String account, Scope scope) {

		/**
		 * Whoever sits at the machine itself.
		 */
		public static final Keeper CONSOLE = new Keeper(Origin.CONSOLE, Scope.EVERYTHING);

		public static Keeper of(Reader reader) {
			return new Keeper(reader.account(), reader.scope());
		}

	}

}
