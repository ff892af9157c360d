package cn.yipanqi.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which key is lost or wrong, and what to do before anything is written with
 * another.
 */
class VaultFailureAnalyzer extends AbstractFailureAnalyzer<VaultException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, VaultException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"""
						Put the key files that belong to this database into the folder, from their safe copy or from another
						node, or set yipanqi.keys (YIPANQI_KEYS) to the folder that holds them. Every node needs the same keys. If a key
						is lost for good, what it protects cannot be read any more: name its number in yipanqi.lost-keys to go on without.""",
				cause);
	}

}
