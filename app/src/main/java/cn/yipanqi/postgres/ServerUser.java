package cn.yipanqi.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The operating-system user that the server runs as. PostgreSQL refuses to run as root,
 * so root steps down to 'nobody', who then owns the server's folder; where that folder
 * cannot be reached by 'nobody', a user namespace does the same without a change of
 * owner.
 */
record ServerUser(List<String> prefix, @Nullable String owner) {

	private static final ServerUser CURRENT = new ServerUser(List.of(), null);

	private static final List<ServerUser> BELOW_ROOT = List.of(
			new ServerUser(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--"), "nobody"),
			new ServerUser(List.of("runuser", "-u", "nobody", "--"), "nobody"),
			new ServerUser(List.of("unshare", "-U", "--"), "root"));

	/**
	 * The first user that can both run the programs and write into the folder.
	 */
	static ServerUser forFolder(Path folder, Programs programs) throws IOException {
		if (!"root".equals(System.getProperty("user.name"))) {
			return CURRENT;
		}
		for (ServerUser user : BELOW_ROOT) {
			user.own(folder);
			Path probe = folder.resolve("probe");
			if (user.run(List.of(programs.program("postgres"), "--version")).succeeded()
					&& user.run(List.of("mkdir", probe.toString())).succeeded()) {
				Files.delete(probe);
				return user;
			}
		}
		throw new PostgresException(
				("PostgreSQL does not run as root, and none of setpriv, runuser and unshare can start "
						+ "it as another user in '%s'. Run Yipanqi as an ordinary user, or put yipanqi.home (YIPANQI_HOME) where "
						+ "every user may enter (such as /var/lib/yipanqi), or set spring.datasource.url to a server of your own")
					.formatted(folder));
	}

	Command run(List<String> words) {
		return Command.run(Command.words(this.prefix, words));
	}

	/**
	 * Hands the folder, and all that is in it, to this user.
	 */
	void own(Path folder) throws IOException {
		if (this.owner == null) {
			return;
		}
		UserPrincipal principal = folder.getFileSystem()
			.getUserPrincipalLookupService()
			.lookupPrincipalByName(this.owner);
		if (Files.getOwner(folder).equals(principal)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			// the folder itself comes last: it stands for all that is in it
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.setAttribute(file, "posix:owner", principal, LinkOption.NOFOLLOW_LINKS);
			}
		}
	}

}
