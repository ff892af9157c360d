package cn.yipanqi.access;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * The database that cannot be reached. What failed because of it is worth trying again.
 */
public final class Outage {

	private Outage() {
	}

	/**
	 * Whether something was not done because the database cannot be reached, or could not
	 * be a moment ago.
	 */
	public static boolean caused(Exception ex) {
		return ex instanceof NonTransientDataAccessResourceException
				|| ex instanceof TransientDataAccessResourceException || ex instanceof RecoverableDataAccessException
				|| ex instanceof TransactionException;
	}

}
