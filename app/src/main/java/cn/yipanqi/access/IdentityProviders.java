package cn.yipanqi.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The identity providers that are configured; often none.
 */
@Component
class IdentityProviders {

	private final ObjectProvider<ClientRegistrationRepository> registrations;

	IdentityProviders(ObjectProvider<ClientRegistrationRepository> registrations) {
		this.registrations = registrations;
	}

	/**
	 * The names under which they are configured.
	 */
	List<String> names() {
		return all().stream().map(ClientRegistration::getRegistrationId).toList();
	}

	/**
	 * Whether there is any.
	 */
	boolean any() {
		return !all().isEmpty();
	}

	/**
	 * Where sign-out may lead: origins of the providers, for the page's policy.
	 */
	List<String> origins() {
		return all().stream().map(IdentityProviders::end).flatMap(Optional::stream).map((end) -> {
			URI address = URI.create(end);
			return address.getScheme() + "://" + address.getAuthority();
		}).distinct().toList();
	}

	/**
	 * The address that signs out at the provider too, and leads back to the sign-in page.
	 * @return empty if the provider has none
	 */
	Optional<String> signOut(ProviderSession session, HttpServletRequest request) {
		return all().stream()
			.filter((registration) -> registration.getRegistrationId().equals(session.provider()))
			.findFirst()
			.flatMap((registration) -> end(registration).map((end) -> UriComponentsBuilder.fromUriString(end)
				.queryParam("id_token_hint", "{token}")
				.queryParam("client_id", "{client}")
				.queryParam("post_logout_redirect_uri", "{back}")
				.encode()
				.buildAndExpand(session.idToken(), registration.getClientId(), back(request))
				.toUriString()));
	}

	private static String back(HttpServletRequest request) {
		return UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
			.replacePath(request.getContextPath() + "/sign-in")
			.replaceQuery(null)
			.toUriString();
	}

	private static Optional<String> end(ClientRegistration registration) {
		Object end = registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
		return Optional.ofNullable(end).map(Object::toString);
	}

	private List<ClientRegistration> all() {
		ClientRegistrationRepository repository = this.registrations.getIfAvailable();
		if (!(repository instanceof Iterable<?> iterable)) {
			return List.of();
		}
		return StreamSupport.stream(iterable.spliterator(), false).map(ClientRegistration.class::cast).toList();
	}

}
