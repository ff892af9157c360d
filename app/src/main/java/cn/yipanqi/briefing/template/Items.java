package cn.yipanqi.briefing.template;

/**
 * What a template can go through one by one; figures inside count only for the item.
 */
public enum Items {

	/** The regions directly below. */
	COUNTIES,
	/** The working groups of the plan. */
	GROUPS,
	/** The departments. */
	DEPARTMENTS

}
