package cn.yipanqi.access;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of sign-in. The defaults are what assessors of GB/T 22239-2019, level 3, look
 * for.
 *
 * @param password what a password must be
 * @param hash how much work a guess at a stored password costs
 * @param lock when a name is locked
 * @param perAddress attempts that may fail within a minute from one network address
 * @param longest how long a session lasts at most, however busy it is
 * @param codesFor roles that sign in with a one-time code
 * @param accountClaim claim of the identity provider that holds the account's name
 */
@ConfigurationProperties("yipanqi.sign-in")
record SignInProperties(@DefaultValue Password password, @DefaultValue Hash hash, @DefaultValue Lock lock,
		@DefaultValue("30") int perAddress, @DefaultValue("12h") Duration longest, @DefaultValue Set<Role> codesFor,
		@DefaultValue("preferred_username") String accountClaim) {

	/**
	 * What a password must be.
	 *
	 * @param length fewest characters
	 * @param classes how many of upper case, lower case, digits and others it holds
	 * @param history how many of the last passwords, the present among them, are not
	 * taken again
	 * @param days how many days it lasts; 0 for ever
	 */
	record Password(@DefaultValue("10") int length, @DefaultValue("3") int classes, @DefaultValue("5") int history,
			@DefaultValue("90") int days) {
	}

	/**
	 * The work of Argon2id.
	 *
	 * @param memory memory for one computation
	 * @param iterations passes over it
	 * @param parallelism lanes
	 */
	record Hash(@DefaultValue("19MB") DataSize memory, @DefaultValue("2") int iterations,
			@DefaultValue("1") int parallelism) {
	}

	/**
	 * When a name is locked.
	 *
	 * @param failures how many attempts fail
	 * @param within in which time
	 * @param lasts how long the lock lasts
	 */
	record Lock(@DefaultValue("5") int failures, @DefaultValue("15m") Duration within,
			@DefaultValue("15m") Duration lasts) {
	}

}
