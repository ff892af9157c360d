package cn.yipanqi.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Sends signed words to an address. What comes back is not read, and no redirection is
 * followed.
 */
@Component
class Sender {

	private static final String ALGORITHM = "HmacSHA256";

	private final HttpClient client;

	private final Addresses addresses;

	private final WebhookProperties properties;

	private final Clock clock;

	Sender(Addresses addresses, WebhookProperties properties, @Qualifier("signInClock") Clock clock) {
		this.client = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(properties.timeout())
			.build();
		this.addresses = addresses;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * @return whether the address has taken it, and how it answered
	 */
	Answer send(String url, String secret, UUID delivery, String body) {
		try {
			URI address = this.addresses.check(url);
			String time = String.valueOf(this.clock.instant().getEpochSecond());
			HttpRequest request = HttpRequest.newBuilder(address)
				.timeout(this.properties.timeout())
				.header("Content-Type", "application/json")
				.header("User-Agent", "Yipanqi")
				.header("Yipanqi-Delivery", delivery.toString())
				.header("Yipanqi-Signature", "t=%s,v1=%s".formatted(time, signature(secret, time + "." + body)))
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build();
			HttpResponse<InputStream> response = this.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
			response.body().close();
			int status = response.statusCode();
			return new Answer(status >= 200 && status < 300, String.valueOf(status));
		}
		catch (UnsuitableAddressException ex) {
			return new Answer(false, "not-allowed");
		}
		catch (HttpTimeoutException ex) {
			return new Answer(false, "timeout");
		}
		catch (IOException ex) {
			return new Answer(false, "unreachable");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Answer(false, "interrupted");
		}
	}

	static String signature(String secret, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How an address answered.
	 *
	 * @param taken whether it has taken what it was told
	 * @param outcome its status, or why there was none
	 */
	record Answer(boolean taken, String outcome) {
	}

}
