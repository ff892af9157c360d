package cn.yipanqi.access;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * The interface for programs: a token with every request, no session, no cookie.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http, Tokens tokens, AddressLimit addresses, AuditTrail audit,
			ApiProblems problems, Clock clock) {
		http.securityMatcher("/api/**");
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.csrf((csrf) -> csrf.disable());
		http.logout((logout) -> logout.disable());
		http.requestCache((cache) -> cache.disable());
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.addFilterBefore(new TokenFilter(tokens, addresses, audit, problems, clock),
				AnonymousAuthenticationFilter.class);
		http.exceptionHandling((exceptions) -> exceptions
			.authenticationEntryPoint((request, response, ex) -> problems.unauthorized(request, response))
			.accessDeniedHandler((request, response, ex) -> problems.forbidden(request, response)));
		return http.build();
	}

}
