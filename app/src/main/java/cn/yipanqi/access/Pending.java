package cn.yipanqi.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * A sign-in on its way: who has proven a password, and when.
 *
 * @param credentials number of the credentials that were proven; others since then end it
 * @param code whether a one-time code is proven too
 */
record Pending(String account, int credentials, Instant since, boolean code) implements Serializable {

	Pending withCode() {
		return new Pending(this.account, this.credentials, this.since, true);
	}

	Pending with(int changed) {
		return new Pending(this.account, changed, this.since, this.code);
	}

}
