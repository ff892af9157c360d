package cn.yipanqi.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.engine.ledger.Entry;

import org.springframework.stereotype.Component;

/**
 * What this node has just written, so that its board need not read it again. Only
 * somebody who has seen that an entry is committed may take it: what was rolled back
 * stays here, under a number that no other entry gets, until it is pushed out.
 */
@Component
class Handover {

	private static final int MOST = 5_000;

	@SuppressWarnings("serial")
	private final Map<Long, Entry> entries = new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Entry> eldest) {
			return size() > MOST;
		}
	};

	/**
	 * Keeps entries as they are in the database.
	 */
	synchronized void keep(List<Entry> written) {
		if (written.size() <= MOST) {
			written.forEach((entry) -> this.entries.put(entry.seq(), entry));
		}
	}

	/**
	 * Takes those of the entries that are here, by number.
	 */
	synchronized Map<Long, Entry> take(Collection<Long> numbers) {
		Map<Long, Entry> found = new HashMap<>();
		for (Long number : numbers) {
			Entry entry = this.entries.remove(number);
			if (entry != null) {
				found.put(number, entry);
			}
		}
		return found;
	}

}
