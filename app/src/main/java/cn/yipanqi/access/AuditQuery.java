package cn.yipanqi.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit trail to find; empty and null mean any.
 *
 * @param account name of the account that acted
 * @param action what was done, in one word
 * @param object with what the object begins: {@code account/}, or one object
 * @param origin from which network address
 * @param refused only what was refused
 * @param from the first moment
 * @param before the moment before which it ends
 * @param text part of the details
 */
public record AuditQuery(String account, String action, String object, String origin, boolean refused,
		@Nullable Instant from, @Nullable Instant before, String text) {
}
