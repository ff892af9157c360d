package cn.yipanqi.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * Which addresses may be told: only hosts that whoever runs the system has named, so that
 * nobody reaches through it what he cannot reach himself.
 */
@Component
class Addresses {

	private static final int LONGEST = 2_000;

	private final Set<String> allowed;

	Addresses(WebhookProperties properties) {
		this.allowed = properties.allowedHosts()
			.stream()
			.map((host) -> host.strip().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	/**
	 * @throws UnsuitableAddressException if it may not be told
	 */
	URI check(String text) {
		URI address = parse(text);
		String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
		boolean plain = (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null
				&& address.getRawUserInfo() == null && address.getRawFragment() == null && text.length() <= LONGEST;
		if (!plain) {
			throw new UnsuitableAddressException(UnsuitableAddressException.Reason.NO_ADDRESS, text);
		}
		String host = address.getHost().toLowerCase(Locale.ROOT);
		int usual = scheme.equals("https") ? 443 : 80;
		int port = (address.getPort() < 0) ? usual : address.getPort();
		boolean named = this.allowed.contains(host + ":*") || this.allowed.contains(host + ":" + port)
				|| (port == usual && this.allowed.contains(host));
		if (!named) {
			throw new UnsuitableAddressException(UnsuitableAddressException.Reason.HOST_NOT_ALLOWED, text);
		}
		return address;
	}

	private static URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new UnsuitableAddressException(UnsuitableAddressException.Reason.NO_ADDRESS, text);
		}
	}

}
