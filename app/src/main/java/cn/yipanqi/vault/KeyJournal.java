package cn.yipanqi.vault;

import java.util.Map;

/**
 * Notes in the audit trail what is done to the keys, which is not this module's.
 */
public interface KeyJournal {

	/**
	 * Notes an act at the console.
	 * @param action what was done, in one word
	 */
	void note(String action, Map<String, ?> detail);

}
