package cn.yipanqi.webhook;

import cn.yipanqi.vault.ProtectedColumn;
import cn.yipanqi.vault.Vault;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The column of the secrets.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

	@Bean
	ProtectedColumn webhookSecrets(JdbcClient jdbc, Vault vault) {
		return new ProtectedColumn(jdbc, vault, "webhook", "id", "secret");
	}

}
