package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Reads the account anew with every request: whoever is disabled or loses a grant loses
 * it now, and not when the session ends.
 */
class PresentAccounts extends HttpSessionSecurityContextRepository {

	private final Accounts accounts;

	PresentAccounts(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return new Present(super.loadDeferredContext(request));
	}

	private SecurityContext present(SecurityContext remembered) {
		Authentication authentication = remembered.getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof Reader reader)) {
			return remembered;
		}
		SecurityContext present = SecurityContextHolder.createEmptyContext();
		this.accounts.find(reader.account())
			.filter(Reader::enabled)
			.map((account) -> account.as((reader.capacity() != null) ? reader.capacity().id() : null))
			.ifPresent((account) -> {
				UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(account,
						null, account.getAuthorities());
				token.setDetails(authentication.getDetails());
				present.setAuthentication(token);
			});
		return present;
	}

	private final class Present implements DeferredSecurityContext {

		private final DeferredSecurityContext remembered;

		private @Nullable SecurityContext context;

		Present(DeferredSecurityContext remembered) {
			this.remembered = remembered;
		}

		@Override
		public SecurityContext get() {
			if (this.context == null) {
				this.context = present(this.remembered.get());
			}
			return this.context;
		}

		@Override
		public boolean isGenerated() {
			return this.remembered.isGenerated();
		}

	}

}
