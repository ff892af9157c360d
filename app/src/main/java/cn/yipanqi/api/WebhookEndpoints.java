package cn.yipanqi.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.webhook.UnsuitableAddressException;
import cn.yipanqi.webhook.Webhook;
import cn.yipanqi.webhook.Webhooks;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The addresses at which a program's account is told of new entries.
 */
@RestController
@Requires(Permission.WRITE)
@Tag(name = "Webhooks")
class WebhookEndpoints {

	private final Webhooks webhooks;

	private final Known known;

	WebhookEndpoints(Webhooks webhooks, Known known) {
		this.webhooks = webhooks;
		this.known = known;
	}

	@GetMapping("/api/v1/webhooks")
	@Operation(operationId = "listWebhooks", summary = "The account's webhooks")
	Listing<WebhookAnswer> list(@AuthenticationPrincipal Reader account) {
		return new Listing<>(this.webhooks.of(account.account())
			.stream()
			.map((webhook) -> WebhookAnswer.of(webhook, null))
			.toList());
	}

	@PostMapping("/api/v1/webhooks")
	@Operation(operationId = "makeWebhook", summary = "Names an address to be told of new entries",
			description = "Each entry within the scope of the token's grant that is filed, corrected or cancelled from "
					+ "now on is told by POST, at least once and in the order of the ledger, until the address answers "
					+ "with a status of 200 to 299. The header Yipanqi-Delivery tells a repetition; the header "
					+ "Yipanqi-Signature holds t, the seconds since 1970, and v1, the HMAC-SHA256 in hexadecimal of t, "
					+ "a full stop and the body under the webhook's secret.")
	@ApiResponse(responseCode = "201", description = "Made. The secret is shown only here.")
	ResponseEntity<MadeWebhook> make(@AuthenticationPrincipal Reader account, @RequestBody NewWebhook wanted) {
		List<String> types = Objects.requireNonNullElse(wanted.types(), List.of());
		types.forEach(this.known::recordType);
		try {
			Webhooks.Made made = this.webhooks.make(account, Objects.requireNonNullElse(wanted.url(), ""), types);
			return ResponseEntity.created(URI.create("/api/v1/webhooks/" + made.webhook().id()))
				.body(new MadeWebhook(WebhookAnswer.of(made.webhook(), null), made.secret()));
		}
		catch (UnsuitableAddressException ex) {
			throw switch (ex.reason()) {
				case NO_ADDRESS -> new RefusedRequestException(HttpStatus.BAD_REQUEST, "webhook-no-address");
				case HOST_NOT_ALLOWED -> new RefusedRequestException(HttpStatus.BAD_REQUEST, "webhook-host");
				case TOO_MANY -> new RefusedRequestException(HttpStatus.CONFLICT, "webhook-too-many");
			};
		}
	}

	@GetMapping("/api/v1/webhooks/{id}")
	@Operation(operationId = "getWebhook", summary = "A webhook with what it was told lately")
	WebhookAnswer webhook(@AuthenticationPrincipal Reader account,
			@Parameter(description = "The webhook.") @PathVariable UUID id) {
		Webhook webhook = find(id, account);
		return WebhookAnswer.of(webhook, this.webhooks.deliveries(id));
	}

	@DeleteMapping("/api/v1/webhooks/{id}")
	@Operation(operationId = "removeWebhook", summary = "Takes a webhook back")
	@ApiResponse(responseCode = "204", description = "Nothing more is told there.")
	ResponseEntity<Void> remove(@AuthenticationPrincipal Reader account,
			@Parameter(description = "The webhook.") @PathVariable UUID id) {
		if (!this.webhooks.remove(id, account)) {
			throw new NoSuchElementException("No webhook '" + id + "'");
		}
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/api/v1/webhooks/{id}/tests")
	@Operation(operationId = "testWebhook", summary = "Sends a webhook a message without entries",
			description = "One that was given up and takes it is told again, from where it was left.")
	Tested test(@AuthenticationPrincipal Reader account,
			@Parameter(description = "The webhook.") @PathVariable UUID id) {
		Webhooks.Test test = this.webhooks.test(find(id, account));
		return new Tested(test.taken(), test.outcome());
	}

	private Webhook find(UUID id, Reader account) {
		return this.webhooks.find(id, account.account())
			.orElseThrow(() -> new NoSuchElementException("No webhook '" + id + "'"));
	}

	/**
	 * A webhook as a program asks for it.
	 */
	record NewWebhook(
			@Schema(description = "An address of http or https, at a host that the configuration allows.",
					requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 2000) @Nullable String url,
			@Schema(description = "Codes of the record types to be told of; left out or empty for all.") @Nullable List<String> types) {
	}

	/**
	 * A webhook just made.
	 */
	record MadeWebhook(WebhookAnswer webhook,
			@Schema(description = "What its messages are signed with; shown only here.") String secret) {
	}

	/**
	 * A webhook.
	 */
	@Schema(name = "Webhook")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WebhookAnswer(UUID id, String url,
			@Schema(description = "Codes of the record types that it is told of; empty for all.") List<String> types,
			Instant madeAt, Webhook.State state,
			@Schema(description = "How many attempts in a row have failed.") int failures,
			@Schema(description = "When the first of these was.") @Nullable Instant failingSince,
			@Schema(description = "What became of the last attempt: a status, or why there was none.") @Nullable String outcome,
			@Schema(description = "What it was told lately, the latest first.") @Nullable List<DeliveryAnswer> deliveries) {

		static WebhookAnswer of(Webhook webhook, @Nullable List<Webhooks.Delivery> deliveries) {
			return new WebhookAnswer(webhook.id(), webhook.url(), webhook.types(), webhook.madeAt(), webhook.state(),
					webhook.failures(), webhook.failingSince(), webhook.outcome(),
					(deliveries != null) ? deliveries.stream().map(DeliveryAnswer::of).toList() : null);
		}

	}

	/**
	 * A message.
	 */
	@Schema(name = "WebhookDelivery")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record DeliveryAnswer(UUID id, @Schema(description = "How many entries it tells of.") int entries, Instant madeAt,
			@Schema(description = "How often it was sent.") int attempts,
			@Schema(description = "When it was taken.") @Nullable Instant deliveredAt) {

		static DeliveryAnswer of(Webhooks.Delivery delivery) {
			return new DeliveryAnswer(delivery.id(), delivery.entries(), delivery.madeAt(), delivery.attempts(),
					delivery.deliveredAt());
		}

	}

	/**
	 * What became of a test.
	 */
	@Schema(name = "WebhookTest")
	record Tested(@Schema(description = "Whether the address has taken it.") boolean taken,
			@Schema(description = "The status of the answer, or why there was none.") String outcome) {
	}

}
