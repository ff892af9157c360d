package cn.yipanqi.access;

/**
 * What an endpoint asks of whoever calls it. Where it may be done is the scope's
 * business.
 */
public enum Permission {

	/** Nothing: for everybody, signed in or not. */
	NONE,

	/** Being signed in, in whatever capacity. */
	SIGNED_IN,

	/** Reads the campaign's business: records, figures, plans, briefings. */
	READ,

	/** Files, corrects and cancels records. */
	WRITE,

	/** Confirms what others have filed. */
	CONFIRM,

	/** Issues briefings and keeps their templates. */
	ISSUE,

	/** Keeps the command structure: bodies, people, duties. */
	ORGANIZE,

	/** Reads, exports and verifies the audit trail. */
	AUDIT,

	/** Sees who has an account and who holds what. */
	ACCOUNTS,

	/** Makes and disables accounts. */
	ADMINISTER,

	/** Grants and revokes, unlocks, and watches over sign-in. */
	SECURE

}
