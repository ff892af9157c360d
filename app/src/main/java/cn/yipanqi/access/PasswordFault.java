package cn.yipanqi.access;

/**
 * What is wrong with a password that someone wants to set.
 */
public enum PasswordFault {

	/** The present one, given beside it, is wrong. */
	PRESENT,

	/** Its repetition is not the same. */
	REPEATED,

	/** Too few characters. */
	SHORT,

	/** More characters than are looked at. */
	LONG,

	/** Too few kinds of characters. */
	CLASSES,

	/** Contains the name of the account. */
	NAME,

	/** Among those that are guessed first. */
	USUAL,

	/** Used before. */
	FORMER

}
