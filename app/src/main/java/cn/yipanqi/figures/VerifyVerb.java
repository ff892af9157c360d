package cn.yipanqi.figures;

import java.io.PrintWriter;
import java.util.List;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.ledger.LedgerAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Proves the ledger sound and the roll-up equal to one built afresh, and names every
 * difference.
 */
@Command(name = "verify", description = "Prove the ledger sound and every figure equal to a fresh build.",
		mixinStandardHelpOptions = true)
class VerifyVerb implements Verb {

	@Spec
	private CommandSpec spec;

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
		out.println("%d figures compared, %d differ; %d finding(s) in the ledger".formatted(report.compared(),
				report.differences().size(), findings.size()));
		return (findings.isEmpty() && report.differences().isEmpty()) ? DONE : FAULTS;
	}

}
