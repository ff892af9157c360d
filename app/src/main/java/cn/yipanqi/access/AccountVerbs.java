package cn.yipanqi.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.cli.VerbGroup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The verbs on accounts: the first account of a city can be made nowhere else.
 */
@Command(
		name = "account", description = "Make and keep accounts.", subcommands = { AccountVerbs.Add.class,
				AccountVerbs.Administrators.class, AccountVerbs.Disable.class, AccountVerbs.Reset.class },
		mixinStandardHelpOptions = true)
class AccountVerbs implements VerbGroup {

	/**
	 * Makes an account and prints its password, which is kept nowhere in clear.
	 */
	@Command(name = "add", description = "Make an account and print its password.", mixinStandardHelpOptions = true)
	static class Add implements Verb {

		@Spec
		private CommandSpec spec;

		@Parameters(paramLabel = "NAME", description = "Name to sign in with.")
		private String name;

		@Option(names = "--display", paramLabel = "TEXT", description = "Name to show (default: NAME).")
		private @Nullable String displayName;

		@Option(names = "--role", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
		private Role role;

		@Option(names = "--region", required = true, paramLabel = "CODE",
				description = "The region that it reaches, with all below it.")
		private String region;

		@Option(names = "--department", paramLabel = "CODE",
				description = "The only department that it reaches (default: all).")
		private @Nullable String department;

		@Override
		public int run(Application application) {
			if (!AccountKeeping.isName(this.name)) {
				throw new IllegalArgumentException("'%s' is not a name to sign in with".formatted(this.name));
			}
			String password = application.get(Passwords.class).temporary();
			String shown = (this.displayName != null) ? this.displayName : this.name;
			try {
				if (application.get(Accounts.class)
					.create(this.name, shown, password, this.role, new Scope(this.region, this.department),
							Origin.CONSOLE)) {
					this.spec.commandLine().getOut().println("%s %s".formatted(this.name, password));
					return DONE;
				}
			}
			catch (GrantRefusedException ex) {
				throw new IllegalArgumentException("Region '%s' is not in the territory".formatted(this.region));
			}
			this.spec.commandLine().getErr().println("yipanqi: account '%s' is there already".formatted(this.name));
			return FAULTS;
		}

	}

	/**
	 * Makes the three administrators of a city (三员分立), once.
	 */
	@Command(name = "administrators",
			description = "Make the system, security and audit administrator and print their passwords.",
			mixinStandardHelpOptions = true)
	static class Administrators implements Verb {

		private static final int ADMINISTRATORS = 3;

		@Spec
		private CommandSpec spec;

		@Option(names = "--region", required = true, paramLabel = "CODE", description = "The city.")
		private String region;

		@Option(names = "--system", defaultValue = "system", paramLabel = "NAME",
				description = "Name of the system administrator (default: ${DEFAULT-VALUE}).")
		private String system;

		@Option(names = "--security", defaultValue = "security", paramLabel = "NAME",
				description = "Name of the security administrator (default: ${DEFAULT-VALUE}).")
		private String security;

		@Option(names = "--auditor", defaultValue = "auditor", paramLabel = "NAME",
				description = "Name of the audit administrator (default: ${DEFAULT-VALUE}).")
		private String auditor;

		@Override
		public int run(Application application) {
			Map<String, Role> names = new LinkedHashMap<>();
			names.put(this.system, Role.SYSTEM_ADMINISTRATOR);
			names.put(this.security, Role.SECURITY_ADMINISTRATOR);
			names.put(this.auditor, Role.AUDITOR);
			if (names.size() < ADMINISTRATORS) {
				throw new IllegalArgumentException("The three administrators are three accounts");
			}
			try {
				application.get(AccountKeeping.class)
					.createAll(names, new Scope(this.region, null), AccountKeeping.Keeper.CONSOLE)
					.forEach((name,
							password) -> this.spec.commandLine().getOut().println("%s %s".formatted(name, password)));
				return DONE;
			}
			catch (GrantRefusedException ex) {
				throw new IllegalArgumentException("Region '%s' is not in the territory".formatted(this.region));
			}
			catch (KeepingRefusedException ex) {
				this.spec.commandLine().getErr().println("yipanqi: none was made: " + ex.getMessage());
				return FAULTS;
			}
		}

	}

	/**
	 * Keeps an account out.
	 */
	@Command(name = "disable", description = "Keep an account out.", mixinStandardHelpOptions = true)
	static class Disable implements Verb {

		@Spec
		private CommandSpec spec;

		@Parameters(paramLabel = "NAME", description = "Name of the account.")
		private String name;

		@Override
		public int run(Application application) {
			try {
				application.get(AccountKeeping.class).enable(this.name, false, AccountKeeping.Keeper.CONSOLE);
				return DONE;
			}
			catch (OutOfScopeException ex) {
				throw new IllegalArgumentException("There is no account '%s'".formatted(this.name));
			}
			catch (KeepingRefusedException ex) {
				this.spec.commandLine()
					.getErr()
					.println("yipanqi: '%s' stays: %s".formatted(this.name, ex.getMessage()));
				return FAULTS;
			}
		}

	}

	/**
	 * Gives an account a temporary password.
	 */
	@Command(name = "reset", description = "Reset an account's password and print the new one.",
			mixinStandardHelpOptions = true)
	static class Reset implements Verb {

		@Spec
		private CommandSpec spec;

		@Parameters(paramLabel = "NAME", description = "Name of the account.")
		private String name;

		@Override
		public int run(Application application) {
			try {
				String password = application.get(AccountKeeping.class)
					.resetPassword(this.name, AccountKeeping.Keeper.CONSOLE);
				this.spec.commandLine().getOut().println("%s %s".formatted(this.name, password));
				return DONE;
			}
			catch (OutOfScopeException | NoSuchElementException ex) {
				throw new IllegalArgumentException("There is no account '%s'".formatted(this.name));
			}
		}

	}

}
