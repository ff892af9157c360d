package cn.yipanqi.access;

import java.time.Clock;
import java.util.Map;

import cn.yipanqi.vault.ProtectedColumn;
import cn.yipanqi.vault.Vault;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept; needed without the web too, by the verbs that make accounts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class PasswordConfiguration {

	private static final int SALT = 16;

	private static final int LENGTH = 32;

	/**
	 * Argon2id; what was kept by bcrypt still counts and is replaced at the next sign-in.
	 */
	@Bean
	PasswordEncoder passwordEncoder(SignInProperties properties) {
		SignInProperties.Hash hash = properties.hash();
		return new DelegatingPasswordEncoder(
				"argon2", Map.of(
						"argon2", new Argon2PasswordEncoder(SALT, LENGTH, hash.parallelism(),
								(int) hash.memory().toKilobytes(), hash.iterations()),
						"bcrypt", new BCryptPasswordEncoder()));
	}

	/**
	 * The secrets of the code generators, encrypted.
	 */
	@Bean
	ProtectedColumn codeSecrets(JdbcClient jdbc, Vault vault) {
		return new ProtectedColumn(jdbc, vault, "one_time_code", "account", "secret");
	}

	/**
	 * The time of the day outside: locks, one-time codes and expiry go by it, also where
	 * the campaign's clock tells another.
	 */
	@Bean(defaultCandidate = false)
	Clock signInClock() {
		return Clock.systemUTC();
	}

}
