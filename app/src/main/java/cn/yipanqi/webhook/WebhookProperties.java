package cn.yipanqi.webhook;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param allowedHosts hosts that may be told: {@code host} for the usual ports,
 * {@code host:8443} for one, {@code host:*} for all; none unless named
 * @param every how long to wait from one look at the ledger to the next
 * @param giveUpAfter after how long without any success an address is given up
 * @param timeout how long an address has to answer
 */
@ConfigurationProperties("yipanqi.webhooks")
record WebhookProperties(@DefaultValue List<String> allowedHosts, @DefaultValue("1s") Duration every,
		@DefaultValue("3d") Duration giveUpAfter, @DefaultValue("10s") Duration timeout) {
}
