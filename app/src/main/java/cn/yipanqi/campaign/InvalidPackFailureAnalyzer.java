package cn.yipanqi.campaign;

import cn.yipanqi.engine.pack.PackReading.InvalidPackException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Lists the problems of the campaign pack, each with its file and line.
 */
class InvalidPackFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPackException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, InvalidPackException cause) {
		return new FailureAnalysis("The campaign pack has problems:\n\n" + cause.getMessage(),
				"Correct its files, or set yipanqi.pack to the folder of another pack.", cause);
	}

}
