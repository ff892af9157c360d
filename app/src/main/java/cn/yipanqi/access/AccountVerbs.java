package cn.yipanqi.access;

import java.security.SecureRandom;
import java.util.Base64;

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
@Command(name = "account", description = "Make accounts.", subcommands = AccountVerbs.Add.class,
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
			byte[] random = new byte[12];
			new SecureRandom().nextBytes(random);
			String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
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

}
