package cn.yipanqi.vault;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the keys are.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
class VaultConfiguration {

	@Bean
	KeyFiles keyFiles(VaultProperties properties) {
		return new KeyFiles(properties.keys().toAbsolutePath().normalize());
	}

}
