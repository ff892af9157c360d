package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.synthetic.SyntheticLedger;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a ledger with a synthetic history, the way that many records take into it.
 */
public final class BulkLedger {

	private static final int CHUNK = 5_000;

	private BulkLedger() {
	}

	/**
	 * Adds so many entries to an empty ledger, in transactions of 5,000.
	 */
	public static void fill(BeanFactory application, int size) {
		EntryWriter writer = application.getBean(EntryWriter.class);
		TransactionTemplate transaction = application.getBean(TransactionTemplate.class);
		SyntheticLedger ledger = new SyntheticLedger(application.getBean(Pack.class), 7);
		List<Entry> chunk = new ArrayList<>(CHUNK);
		for (int i = 1; i <= size; i++) {
			ledger.next((entry, superseded) -> chunk.add(entry));
			if (chunk.size() == CHUNK || i == size) {
				transaction
					.executeWithoutResult((status) -> writer.append(chunk, Collections.nCopies(chunk.size(), null)));
				chunk.clear();
			}
		}
		JdbcClient jdbc = application.getBean(JdbcClient.class);
		jdbc.sql("select setval('entry_seq', (select max(seq) from entry))").query(Long.class).single();
	}

}
