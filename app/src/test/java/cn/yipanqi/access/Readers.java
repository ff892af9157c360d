package cn.yipanqi.access;

import java.util.List;

/**
 * Signed-in accounts for tests that need no row of theirs.
 */
public final class Readers {

	private Readers() {
	}

	public static Reader of(String account, Role role, Scope scope) {
		Grant grant = new Grant(1, role, scope);
		return new Reader(account, account, grant, List.of(grant), "", true);
	}

}
