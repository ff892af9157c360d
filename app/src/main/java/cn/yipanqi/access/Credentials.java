package cn.yipanqi.access;

import java.time.Instant;

/**
 * What the account proves itself with.
 *
 * @param password the stored form of its password
 * @param since when that was set
 * @param temporary whether someone else set it
 * @param enabled whether the account may sign in at all
 * @param number grows with every change of them
 */
record Credentials(String account, String password, Instant since, boolean temporary, boolean enabled, int number) {

	@Override
	public String toString() {
		return "Credentials[" + this.account + "]";
	}

}
