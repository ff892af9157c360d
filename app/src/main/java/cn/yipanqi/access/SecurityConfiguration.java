package cn.yipanqi.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who gets in, and what the browser may do with our pages: everything needs signing in,
 * no inline script runs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

	private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

	private static final String UNUSED = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

	@Bean
	@ConditionalOnWebApplication
	SecurityFilterChain web(HttpSecurity http, WebSessions sessions, SignOut signOut, IdentityProviders providers,
			ProviderSignIn providerSignIn, Refusals refusals) {
		http.authorizeHttpRequests((requests) -> requests
			.requestMatchers("/sign-in", "/sign-in/*", "/lib/**", "/yipanqi.css", "/yipanqi.js", "/icon.svg",
					"/favicon.ico", "/error")
			.permitAll()
			.anyRequest()
			.authenticated());
		http.securityContext((context) -> context.securityContextRepository(sessions.contexts()));
		http.csrf((csrf) -> csrf.csrfTokenRepository(sessions.csrfTokens()));
		http.requestCache((cache) -> cache.requestCache(sessions.wanted()));
		AccessDeniedHandler denied = new AccessDeniedHandlerImpl();
		http.exceptionHandling(
				(exceptions) -> exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
					.accessDeniedHandler((request, response, ex) -> {
						refusals.note(request);
						denied.handle(request, response, ex);
					}));
		http.logout((logout) -> logout.logoutUrl("/sign-out").addLogoutHandler(signOut).logoutSuccessHandler(signOut));
		providerSignIn.configure(http);
		String policy = Stream.concat(Stream.of(CONTENT_POLICY), providers.origins().stream())
			.collect(Collectors.joining(" "));
		http.headers((headers) -> headers.contentSecurityPolicy((content) -> content.policyDirectives(policy))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader((permissions) -> permissions.policy(UNUSED))
			.crossOriginOpenerPolicy((opener) -> opener
				.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN)));
		return http.build();
	}

	/**
	 * The session's cookie goes with no request that another site has caused, except the
	 * way back from an identity provider.
	 */
	@Bean
	CookieSameSiteSupplier sessionCookie(IdentityProviders providers) {
		return (cookie) -> {
			if (!cookie.getName().equals("JSESSIONID")) {
				return null;
			}
			return providers.any() ? Cookie.SameSite.LAX : Cookie.SameSite.STRICT;
		};
	}

	/**
	 * Every endpoint is held to its own rule.
	 */
	@Bean
	WebMvcConfigurer endpointRules() {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new HomePages())
					.addPathPatterns(HomePages.FRONT)
					.order(Ordered.HIGHEST_PRECEDENCE);
				registry.addInterceptor(new EndpointRules()).order(Ordered.HIGHEST_PRECEDENCE);
			}

		};
	}

	/**
	 * Refuses the character that no text in the database can hold, wherever it is sent.
	 */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedParameterValues((value) -> value.indexOf('\0') < 0);
		return firewall;
	}

}
