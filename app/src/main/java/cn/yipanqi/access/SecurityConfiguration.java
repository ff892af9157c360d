package cn.yipanqi.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who gets in, and what the browser may do with our pages: everything needs signing in,
 * no inline script runs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

	private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	@ConditionalOnWebApplication
	SecurityFilterChain web(HttpSecurity http, Accounts accounts) {
		http.authorizeHttpRequests((requests) -> requests
			.requestMatchers("/sign-in", "/lib/**", "/yipanqi.css", "/yipanqi.js", "/icon.svg", "/favicon.ico",
					"/error")
			.permitAll()
			.anyRequest()
			.authenticated());
		http.securityContext((context) -> context.securityContextRepository(new PresentAccounts(accounts)));
		http.formLogin((login) -> login.loginPage("/sign-in").defaultSuccessUrl("/").permitAll());
		http.logout((logout) -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"));
		http.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_POLICY)));
		return http.build();
	}

	/**
	 * Every endpoint is held to its own rule.
	 */
	@Bean
	WebMvcConfigurer endpointRules() {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
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
