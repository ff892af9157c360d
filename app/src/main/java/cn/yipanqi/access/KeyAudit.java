package cn.yipanqi.access;

import java.time.Clock;
import java.util.Map;

import cn.yipanqi.vault.KeyJournal;

import org.springframework.stereotype.Component;

/**
 * What is done to the keys, in the audit trail.
 */
@Component
class KeyAudit implements KeyJournal {

	private final AuditTrail audit;

	private final Clock clock;

	KeyAudit(AuditTrail audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	public void note(String action, Map<String, ?> detail) {
		this.audit.recordAtConsole(this.clock.instant(), action, "keys", detail);
	}

}
