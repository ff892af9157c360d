package cn.yipanqi.access;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail.
 *
 * @param at when it was done, by the campaign's clock
 * @param object to what
 * @param detail what else was noted, by name
 * @param origin network address of the caller, or the console
 * @param role name of the role in which the account acted, or null
 * @param region where that role reaches, or null for the whole system
 * @param refused whether it was tried and not let
 */
public record AuditRow(long id, Instant at, String account, String action, String object, Map<String, Object> detail,
		String origin, @Nullable String role, @Nullable String region, boolean refused) {
}
