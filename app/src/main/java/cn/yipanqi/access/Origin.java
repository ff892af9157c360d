package cn.yipanqi.access;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * From where something is done: for the audit trail only. Nothing is permitted by it.
 *
 * @param place the caller's network address, or {@value #CONSOLE}
 * @param role name of the role in which the account acts, or null
 * @param region where that role reaches, or null for the whole system
 */
record Origin(String place, @Nullable String role, @Nullable String region) {

	static final String CONSOLE = "console";

	static Origin current(String account) {
		String place = (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? Objects.requireNonNullElse(attributes.getRequest().getRemoteAddr(), "?") : CONSOLE;
		Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
		if (signedIn != null && signedIn.getPrincipal() instanceof Reader reader && reader.account().equals(account)
				&& reader.capacity() != null) {
			return new Origin(place, reader.role().name(), reader.scope().region());
		}
		return new Origin(place, null, null);
	}

}
