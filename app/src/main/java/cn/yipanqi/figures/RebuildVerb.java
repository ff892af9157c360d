package cn.yipanqi.figures;

import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Builds the roll-up again from the ledger.
 */
@Command(name = "rebuild", description = "Build the roll-up again from the ledger.", mixinStandardHelpOptions = true)
class RebuildVerb implements Verb {

	@Spec
	private CommandSpec spec;

	@Override
	public int run(Application application) {
		long taken = application.get(BoardAudit.class).rebuild();
		this.spec.commandLine().getOut().println("%d contributions taken".formatted(taken));
		return DONE;
	}

}
