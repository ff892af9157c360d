package cn.yipanqi.ledger;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes entries without their digests.
 */
@Component
@Primary
@Profile("leafless")
class LeaflessEntryWriter extends EntryWriter {

	LeaflessEntryWriter(JdbcTemplate jdbc, AuditTrail audit, Handover handover, Slots slots) {
		super(jdbc, audit, handover, slots);
	}

	@Override
	byte @Nullable [] leaf(Entry entry, @Nullable String clientKey) {
		return null;
	}

}
