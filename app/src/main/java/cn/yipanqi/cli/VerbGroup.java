package cn.yipanqi.cli;

import picocli.CommandLine;

/**
 * A verb that does nothing itself but hold others: alone, it tells which.
 */
public interface VerbGroup extends Verb {

	@Override
	default int run(Application application) {
		return CommandLine.ExitCode.USAGE;
	}

}
