package cn.yipanqi.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.engine.ledger.Entry;

import org.springframework.stereotype.Component;

/**
 * Notes in the audit trail who saw sensitive values in clear.
 */
@Component
class Disclosures {

	private final AuditTrail audit;

	private final Protection protection;

	private final Clock clock;

	Disclosures(AuditTrail audit, Protection protection, Clock clock) {
		this.audit = audit;
		this.protection = protection;
		this.clock = clock;
	}

	void note(UUID record, List<Entry> revisions, String account) {
		this.audit.record(this.clock.instant(), account, "reveal", record.toString(),
				Map.of("fields", this.protection.sensitive(revisions)));
	}

	/**
	 * Notes that somebody tried who may not.
	 */
	void refuse(UUID record, String account) {
		this.audit.refused(this.clock.instant(), account, "reveal", record.toString(), Map.of());
	}

}
