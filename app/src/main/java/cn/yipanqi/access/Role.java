package cn.yipanqi.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an account is for. Where it may do so is its scope. System, security and audit
 * administration are separate (三员分立, GB/T 22239-2019 level 3): no account holds two of
 * them, or one beside anything else, and none of them writes business data.
 */
public enum Role {

	/** Campaign office: files, corrects, issues, and keeps the command structure. */
	OFFICE(Permission.READ, Permission.WRITE, Permission.ISSUE, Permission.ORGANIZE),

	/** Department liaison: files and corrects for its units. */
	LIAISON(Permission.READ, Permission.WRITE),

	/** Reviewer: confirms what the units of its scope have filed. */
	REVIEWER(Permission.READ, Permission.CONFIRM),

	/** Front-line inspector: files and corrects for its unit. */
	INSPECTOR(Permission.READ, Permission.WRITE),

	/** Leader: reads. */
	LEADER(Permission.READ),

	/** Audit administrator: reads, and watches over everybody else. */
	AUDITOR(Permission.READ, Permission.AUDIT, Permission.ACCOUNTS),

	/** System administrator: accounts, and nothing of the campaign's business. */
	SYSTEM_ADMINISTRATOR(Permission.ACCOUNTS, Permission.ADMINISTER),

	/** Security administrator: grants, and nothing of the campaign's business. */
	SECURITY_ADMINISTRATOR(Permission.ACCOUNTS, Permission.SECURE);

	@SuppressWarnings("ImmutableEnumChecker")
	private final Set<Permission> permissions;

	Role(Permission... permissions) {
		Set<Permission> all = EnumSet.of(Permission.NONE, Permission.SIGNED_IN);
		all.addAll(Set.of(permissions));
		this.permissions = Set.copyOf(all);
	}

	public boolean may(Permission permission) {
		return this.permissions.contains(permission);
	}

	public boolean writes() {
		return may(Permission.WRITE);
	}

	public boolean issues() {
		return may(Permission.ISSUE);
	}

	/**
	 * Whether it is one of the three that go beside no other.
	 */
	public boolean administers() {
		return this == AUDITOR || this == SYSTEM_ADMINISTRATOR || this == SECURITY_ADMINISTRATOR;
	}

}
