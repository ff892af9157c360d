package cn.yipanqi.ledger;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Files records of the types that no form offers, within one transaction.
 */
public interface OwnWriting {

	/**
	 * What was filed under a client key before; null if nothing was.
	 */
	@Nullable Entry filed(String clientKey);

	/**
	 * Files a record.
	 * @throws InvalidDraftException if the draft is not accepted
	 */
	Receipt record(Draft draft, Subject subject);

}
