package cn.yipanqi.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in a few lines why the embedded server does not run.
 */
class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, PostgresException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Follow the hint above, or set spring.datasource.url to a PostgreSQL server of your own, 15 or newer.",
				cause);
	}

}
