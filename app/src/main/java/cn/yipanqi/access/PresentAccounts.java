package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Reads the account anew with every request: whoever is disabled or loses a grant loses
 * it now, and not when the session ends. A session ends when the password that it began
 * with is changed, and when it has lasted as long as one may.
 */
class PresentAccounts extends HttpSessionSecurityContextRepository {

	private final Accounts accounts;

	private final WebSessions sessions;

	PresentAccounts(Accounts accounts, WebSessions sessions) {
		this.accounts = accounts;
		this.sessions = sessions;
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return new Present(super.loadDeferredContext(request), request);
	}

	/**
	 * The older way in, which reads the account anew just the same.
	 */
	@Override
	@SuppressWarnings("deprecation")
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return present(super.loadContext(holder), holder.getRequest());
	}

	/**
	 * Remembers accounts only: whoever an identity provider vouches for is nobody here
	 * until an account is found.
	 */
	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = context.getAuthentication();
		if (authentication == null || authentication.getPrincipal() instanceof Reader) {
			super.saveContext(context, request, response);
		}
	}

	private SecurityContext present(SecurityContext remembered, HttpServletRequest request) {
		Authentication authentication = remembered.getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof Reader reader)) {
			return remembered;
		}
		SecurityContext present = SecurityContextHolder.createEmptyContext();
		if (this.sessions.isOver(request)) {
			return present;
		}
		this.accounts.find(reader.account())
			.filter((account) -> account.enabled() && account.credentials() == reader.credentials())
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

		private final HttpServletRequest request;

		private @Nullable SecurityContext context;

		Present(DeferredSecurityContext remembered, HttpServletRequest request) {
			this.remembered = remembered;
			this.request = request;
		}

		@Override
		public SecurityContext get() {
			if (this.context == null) {
				this.context = present(this.remembered.get(), this.request);
			}
			return this.context;
		}

		@Override
		public boolean isGenerated() {
			return this.remembered.isGenerated();
		}

	}

}
