package cn.yipanqi.organization;

import java.time.Clock;
import java.util.Map;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.vault.ProtectedColumn;
import cn.yipanqi.vault.Vault;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The column of the telephone numbers. Earlier versions kept them in clear; a migration
 * has no keys, so the first start after it encrypts them.
 */
@Configuration(proxyBeanMethods = false)
class PhoneProtection {

	@Bean
	ProtectedColumn personPhones(JdbcClient jdbc, Vault vault) {
		return new ProtectedColumn(jdbc, vault, "person", "id", "phone").takingOver();
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ApplicationRunner phoneTakeOver(ProtectedColumn personPhones, AuditTrail audit, TransactionTemplate transaction,
			Clock clock) {
		return (arguments) -> transaction.executeWithoutResult((status) -> {
			long encrypted = personPhones.takeOver();
			if (encrypted > 0) {
				audit.record(clock.instant(), Keeper.SYSTEM.account(), "key-take-over", "keys",
						Map.of("table", personPhones.name(), "done", encrypted));
			}
		});
	}

}
