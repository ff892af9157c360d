package cn.yipanqi.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * A sign-in on its way: who has proven a password, and when.
 *
 * @param code whether a one-time code is proven too
 */
record Pending(String account, Instant since, boolean code) implements Serializable {

	Pending(String account, Instant since) {
		this(account, since, false);
	}

	Pending withCode() {
		return new Pending(this.account, this.since, true);
	}

}
