package cn.yipanqi.administration;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Grants;
import cn.yipanqi.organization.ScopeNames;
import org.jspecify.annotations.Nullable;

/**
 * A present or past grant in words.
 *
 * @param by what the account is called that granted it
 * @param revoked when it ended, or null if it has not
 */
record HeldGrant(long id, String role, String place, Instant granted, String by, @Nullable Instant revoked,
		@Nullable String revokedBy) {

	static HeldGrant of(Grants.Held held, Map<String, String> names, ScopeNames scopes, Locale locale) {
		String revokedBy = held.revokedBy();
		return new HeldGrant(held.grant().id(), held.grant().role().name(), scopes.of(held.grant().scope(), locale),
				held.granted(), names.getOrDefault(held.by(), held.by()), held.revoked(),
				(revokedBy != null) ? names.getOrDefault(revokedBy, revokedBy) : null);
	}

}
