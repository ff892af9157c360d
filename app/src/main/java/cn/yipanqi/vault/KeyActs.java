package cn.yipanqi.vault;

import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changes the keys or what is under them, with its row in the audit trail.
 */
@Component
class KeyActs {

	private final KeyRing ring;

	private final KeyJournal journal;

	KeyActs(KeyRing ring, KeyJournal journal) {
		this.ring = ring;
		this.journal = journal;
	}

	/**
	 * Makes a new key, which is the current one from now on.
	 * @return its number
	 */
	@Transactional
	public int rotate() {
		int number = this.ring.rotate();
		this.journal.note("key-rotate", Map.of("key", number));
		return number;
	}

	/**
	 * Brings a table under the current key. What was done is noted when it is done: it is
	 * not one transaction, so that nobody waits for it.
	 */
	public ProtectedTable.Reencryption reencrypt(ProtectedTable table) {
		int key = this.ring.current(Purpose.FIELD).number();
		ProtectedTable.Reencryption result = table.reencrypt();
		this.journal.note("key-reencrypt", Map.of("key", key, "table", table.name(), "done", result.done(),
				"unreadable", result.unreadable().size()));
		return result;
	}

}
