package cn.yipanqi.browser;

import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * A city's identity provider: a server of its own that speaks OpenID Connect.
 */
final class IdentityProvider implements AutoCloseable {

	static final String PASSWORD = "provider-password";

	private final ConfigurableApplicationContext context;

	IdentityProvider() {
		this.context = new SpringApplicationBuilder(Server.class).web(WebApplicationType.SERVLET)
			.properties("spring.config.name=identity-provider", "server.port=0",
					"server.servlet.session.cookie.name=PROVIDER", "spring.main.banner-mode=off",
					"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
					"logging.level.root=warn")
			.run();
	}

	String address() {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port");
	}

	/**
	 * Tells the provider of a site whose people it signs in.
	 */
	void register(String site) {
		this.context.getBean(InMemoryRegisteredClientRepository.class)
			.save(client("yipanqi").redirectUri(site + "/login/oauth2/code/city")
				.postLogoutRedirectUri(site + "/sign-in")
				.build());
	}

	/**
	 * Makes it say something else about whoever signs in from now on.
	 */
	void say(Consumer<JwtClaimsSet.Builder> claims) {
		this.context.getBean(Claims.class).changes = claims;
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static RegisteredClient.Builder client(String id) {
		return RegisteredClient.withId(UUID.nameUUIDFromBytes(id.getBytes()).toString())
			.clientId(id)
			.clientSecret("{noop}secret")
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.scope("openid");
	}

	/**
	 * The server; no component, so that no other application finds it.
	 */
	@EnableAutoConfiguration
	static class Server {

		@Bean
		InMemoryRegisteredClientRepository clients() {
			return new InMemoryRegisteredClientRepository(
					client("another").clientSecret("{noop}other").redirectUri("http://localhost/x").build());
		}

		@Bean
		UserDetailsService people() {
			return new InMemoryUserDetailsManager(person("liwei"), person("nobody"), person("asleep"));
		}

		@Bean
		Claims claims() {
			return new Claims();
		}

		private static UserDetails person(String name) {
			return User.withUsername(name).password("{noop}" + PASSWORD).roles("PERSON").build();
		}

	}

	/**
	 * What the provider says about people.
	 */
	static class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

		private Consumer<JwtClaimsSet.Builder> changes = (claims) -> {
		};

		@Override
		public void customize(JwtEncodingContext context) {
			if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
				context.getClaims().claim("preferred_username", context.getPrincipal().getName());
				this.changes.accept(context.getClaims());
			}
		}

	}

}
