package cn.yipanqi.access;

import java.io.Serializable;

/**
 * What signing out at an identity provider needs.
 *
 * @param provider name under which it is configured
 * @param idToken the token that it has signed the account in with
 */
record ProviderSession(String provider, String idToken) implements Serializable {

	@Override
	public String toString() {
		return "ProviderSession[" + this.provider + "]";
	}

}
