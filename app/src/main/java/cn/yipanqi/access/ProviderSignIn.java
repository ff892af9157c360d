package cn.yipanqi.access;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Lets people in whom an identity provider vouches for (OpenID Connect), as the account
 * that one of its claims names. Accounts are never made by it: what one may do is the
 * security administrator's to say.
 */
@Component
class ProviderSignIn {

	private static final Logger LOGGER = LoggerFactory.getLogger(ProviderSignIn.class);

	private static final String NOBODY = "unknown";

	private final IdentityProviders providers;

	private final Accounts accounts;

	private final SignIn signIn;

	private final WebSessions sessions;

	private final String claim;

	ProviderSignIn(IdentityProviders providers, Accounts accounts, SignIn signIn, WebSessions sessions,
			SignInProperties properties) {
		this.providers = providers;
		this.accounts = accounts;
		this.signIn = signIn;
		this.sessions = sessions;
		this.claim = properties.accountClaim();
	}

	/**
	 * Adds what is needed, if a provider is configured.
	 */
	void configure(HttpSecurity http) {
		if (this.providers.any()) {
			http.oauth2Login((login) -> login.loginPage("/sign-in")
				.authorizedClientRepository(new ForgottenTokens())
				.successHandler(this::vouchedFor)
				.failureHandler(this::failed));
		}
	}

	private void vouchedFor(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
			throws IOException {
		SecurityContextHolder.clearContext();
		OidcUser user = (authentication.getPrincipal() instanceof OidcUser oidc) ? oidc : null;
		String name = (user != null) ? user.getClaimAsString(this.claim) : null;
		if (user == null || name == null) {
			refuse(NOBODY, "claim", "no-account", response, request);
			return;
		}
		Optional<Reader> account = this.accounts.find(SignInGuard.name(name));
		if (account.filter(Reader::enabled).isEmpty()) {
			refuse(SignInGuard.name(name), account.isPresent() ? "disabled" : NOBODY, "no-account", response, request);
			return;
		}
		String next = this.signIn.enter(account.get(), "provider", request, response);
		String provider = ((OAuth2AuthenticationToken) authentication).getAuthorizedClientRegistrationId();
		this.sessions.keepProvider(new ProviderSession(provider, user.getIdToken().getTokenValue()), request);
		response.sendRedirect(next.startsWith("/") ? request.getContextPath() + next : next);
	}

	private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		String code = (ex instanceof OAuth2AuthenticationException oauth) ? oauth.getError().getErrorCode() : "failed";
		LOGGER.info("Sign-in at the identity provider failed: {}", Objects.toString(ex.getMessage(), code));
		refuse(NOBODY, "provider", "provider-failed", response, request);
	}

	private void refuse(String name, String reason, String told, HttpServletResponse response,
			HttpServletRequest request) throws IOException {
		this.signIn.refuse(name, reason);
		response.sendRedirect(request.getContextPath() + "/sign-in?" + told);
	}

}
