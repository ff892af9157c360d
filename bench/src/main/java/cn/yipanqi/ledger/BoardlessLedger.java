package cn.yipanqi.ledger;

import cn.yipanqi.registry.Registry;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger, whose writes do not wait for the board: what the database can do.
 */
public final class BoardlessLedger {

	private BoardlessLedger() {
	}

	public static Ledger of(BeanFactory application) {
		return new Ledger(application.getBean(EntryWriter.class), application.getBean(LedgerReader.class),
				application.getBean(DraftCheck.class), application.getBean(Slots.class),
				application.getBean(Registry.class), application.getBean(RecordedTime.class),
				application.getBean(Protection.class), application.getBean(TransactionTemplate.class), (event) -> {
				});
	}

}
