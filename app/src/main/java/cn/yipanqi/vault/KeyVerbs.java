package cn.yipanqi.vault;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.cli.VerbGroup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The verbs on the key ring.
 */
@Command(
		name = "keys", description = "Look after the keys that protect personal data.", subcommands = {
				KeyVerbs.ListKeys.class, KeyVerbs.Rotate.class, KeyVerbs.Reencrypt.class, KeyVerbs.Check.class },
		mixinStandardHelpOptions = true)
class KeyVerbs implements VerbGroup {

	/**
	 * Shows each key and what it protects, so that nobody throws away a key that is
	 * needed.
	 */
	@Command(name = "list", description = "Show each key, and what it protects.", mixinStandardHelpOptions = true)
	static class ListKeys implements Verb {

		@Spec
		private CommandSpec spec;

		@Override
		public int run(Application application) {
			PrintWriter out = this.spec.commandLine().getOut();
			KeyRing ring = application.get(KeyRing.class);
			Map<Integer, List<String>> uses = new TreeMap<>();
			for (ProtectedTable table : application.get(ProtectedTables.class).all()) {
				String note = table.mutable() ? "" : " (append-only)";
				table.counts()
					.forEach((key, count) -> uses.computeIfAbsent(key, (any) -> new ArrayList<>())
						.add("%s %d%s".formatted(table.name(), count, note)));
			}
			ring.rows()
				.values()
				.forEach((row) -> out.println("key %d  made %s  %s  %s".formatted(row.number(), day(row.createdAt()),
						state(row, ring), protects(uses.remove(row.number())))));
			List<String> clear = uses.remove(0);
			if (clear != null) {
				out.println("not protected: " + String.join(", ", clear));
			}
			uses.forEach((key, what) -> out.println("key %d  unknown here  %s".formatted(key, protects(what))));
			out.println("Every key is needed as long as anything stands under it. The files lie in '%s'."
				.formatted(ring.folder()));
			return uses.isEmpty() ? DONE : FAULTS;
		}

		private static String state(KeyRegister.Row row, KeyRing ring) {
			String state = (row.retiredAt() != null) ? "retired " + day(row.retiredAt()) : "current";
			return ring.isLost(row.number()) ? state + ", lost" : state;
		}

		private static LocalDate day(OffsetDateTime moment) {
			return moment.toLocalDate();
		}

		private static String protects(@Nullable List<String> uses) {
			return (uses != null) ? "protects " + String.join(", ", uses) : "protects nothing yet";
		}

	}

	/**
	 * Adds a key.
	 */
	@Command(name = "rotate", description = "Make a new key for whatever is written from now on.",
			mixinStandardHelpOptions = true)
	static class Rotate implements Verb {

		@Spec
		private CommandSpec spec;

		@Override
		public int run(Application application) {
			KeyRing ring = application.get(KeyRing.class);
			int number = application.get(KeyActs.class).rotate();
			this.spec.commandLine()
				.getOut()
				.println(
						"""
								Key %d is the current one: '%s'. Copy it to every other node and to the safe place of the keys now. \
								'keys reencrypt' brings under it what can be changed; keep the older keys for the rest."""
							.formatted(number, ring.file(number)));
			return DONE;
		}

	}

	/**
	 * Brings under the current key whatever may be changed.
	 */
	@Command(name = "reencrypt", description = "Bring under the current key whatever may be changed.",
			mixinStandardHelpOptions = true)
	static class Reencrypt implements Verb {

		@Spec
		private CommandSpec spec;

		@Override
		public int run(Application application) {
			PrintWriter out = this.spec.commandLine().getOut();
			int unreadable = 0;
			for (ProtectedTable table : application.get(ProtectedTables.class).all()) {
				if (!table.mutable()) {
					out.println("%s: append-only, stays under its keys".formatted(table.name()));
					continue;
				}
				ProtectedTable.Reencryption result = application.get(KeyActs.class).reencrypt(table);
				out.println("%s: %d encrypted anew".formatted(table.name(), result.done()));
				result.unreadable()
					.forEach((context) -> out.println("%s: cannot be read, left alone".formatted(context)));
				unreadable += result.unreadable().size();
			}
			return (unreadable == 0) ? DONE : FAULTS;
		}

	}

	/**
	 * Proves that the keys are those of this database, and looks at their files.
	 */
	@Command(name = "check", description = "Prove that the keys are those of this database.",
			mixinStandardHelpOptions = true)
	static class Check implements Verb {

		@Spec
		private CommandSpec spec;

		@Override
		public int run(Application application) {
			PrintWriter out = this.spec.commandLine().getOut();
			// the application does not start on a ring that lacks a key or holds a wrong
			// one
			KeyRing ring = application.get(KeyRing.class);
			List<Path> exposed = ring.exposed();
			exposed.forEach((file) -> out.println("'%s' can be opened by others: chmod 600".formatted(file)));
			long lost = ring.rows().keySet().stream().filter(ring::isLost).count();
			out.println("%d key(s) registered, %d lost, %d open to others".formatted(ring.rows().size(), lost,
					exposed.size()));
			return (exposed.isEmpty() && lost == 0) ? DONE : FAULTS;
		}

	}

}
