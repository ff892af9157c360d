package cn.yipanqi.figures;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.ledger.LedgerAudit;
import cn.yipanqi.seal.Checkpoint;
import cn.yipanqi.seal.SealAudit;
import cn.yipanqi.seal.SealReport;
import cn.yipanqi.seal.Seals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Proves the ledger sound and as it was sealed, and the roll-up equal to one built
 * afresh, and names every difference.
 */
@Command(name = "verify",
		description = "Prove the ledger sound and as it was sealed, and every figure equal to a fresh build.",
		mixinStandardHelpOptions = true)
class VerifyVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Option(names = "--digest", paramLabel = "HEX",
			description = "Also tell what the digest of a printed checkpoint vouches for (64 hexadecimal digits).")
	private @Nullable String digest;

	@Override
	public int run(Application application) {
		PrintWriter out = this.spec.commandLine().getOut();
		List<String> findings = application.get(LedgerAudit.class).findings();
		findings.forEach(out::println);
		BoardAudit.Report report = application.get(BoardAudit.class).verify();
		report.differences()
			.forEach((difference) -> out
				.println("%s at %s %s: live %s, fresh %s".formatted(difference.live().query().indicator(),
						difference.live().query().region(), String.valueOf(difference.live().query().department()),
						difference.live().value(), difference.fresh().value())));
		SealReport seals = application.get(SealAudit.class).verify((checked, total) -> {
		});
		seals.findings().forEach((finding) -> out.println(finding.words()));
		if (seals.total() > seals.findings().size()) {
			out.println("… and %d more".formatted(seals.total() - seals.findings().size()));
		}
		seals.lostKeys().forEach((key) -> out.println(key.words()));
		seals.tables()
			.forEach((table) -> out.println("%s: %d rows in %d seals, %d too young to be sealed"
				.formatted(table.table().words(), table.rows(), table.seals(), table.pending())));
		out.println("%d seals compared with this node's log of seals".formatted(seals.anchors()));
		if (seals.anchors() == 0 && seals.foreign() > 0) {
			out.println("That log is of another ledger: it proves nothing here");
		}
		out.println("%d figures compared, %d differ; %d finding(s) in the ledger, %d against the seals"
			.formatted(report.compared(), report.differences().size(), findings.size(), seals.total()));
		boolean proved = findings.isEmpty() && report.differences().isEmpty() && seals.total() == 0;
		if (this.digest != null) {
			return (vouches(application.get(Seals.class), this.digest, proved, out) && proved) ? DONE : FAULTS;
		}
		return proved ? DONE : FAULTS;
	}

	private static boolean vouches(Seals seals, String digest, boolean proved, PrintWriter out) {
		Optional<Seals.Vouched> vouched = seals.find(digest);
		if (vouched.isEmpty()) {
			out.println("No seal has this digest: it was printed from another ledger, or the chain was replaced");
			return false;
		}
		Checkpoint checkpoint = vouched.get().checkpoint();
		out.println("The digest is that of seal %d of the %s, made at %s".formatted(checkpoint.no(),
				checkpoint.kind().words(), checkpoint.sealedAt()));
		out.println(proved ? "It vouches for %d rows: they are as they were then".formatted(vouched.get().rows())
				: "It vouches for nothing, as long as the findings above are not explained");
		return true;
	}

}
