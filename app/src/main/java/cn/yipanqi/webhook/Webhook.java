package cn.yipanqi.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An address that is told of new entries.
 *
 * @param account the account whose it is
 * @param grant number of the grant that says how far it reaches
 * @param types codes of the record types that it is told of; empty for all
 * @param failures how many attempts in a row have failed
 * @param failingSince when the first of these was, or null
 * @param outcome what became of the last attempt: a status, or a word; null before the
 * first
 */
public record Webhook(UUID id, String account, long grant, String url, List<String> types, Instant madeAt, State state,
		int failures, @Nullable Instant failingSince, @Nullable String outcome) {

	/**
	 * Whether it is still told.
	 */
	public enum State {

		/** It is told. */
		ACTIVE,

		/** It is told no more until somebody has tested it with success. */
		GIVEN_UP

	}

}
