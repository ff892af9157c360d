package cn.yipanqi.organization;

/**
 * What a person does in a body or for a unit.
 */
public enum DutyKind {

	/** 组长. */
	HEAD,
	/** 副组长. */
	DEPUTY,
	/** 成员. */
	MEMBER,
	/** 办公室主任. */
	OFFICE_HEAD,
	/** 办公室副主任. */
	OFFICE_DEPUTY,
	/** 工作人员. */
	STAFF,
	/** 联络员. */
	LIAISON,
	/** 单位负责人. */
	UNIT_HEAD,
	/** 单位联系人. */
	CONTACT;

	/**
	 * Whether one person holds it at a time: whoever follows ends the former one's duty.
	 */
	public boolean single() {
		return this == HEAD || this == OFFICE_HEAD || this == UNIT_HEAD;
	}

	/**
	 * Whether it is held for a unit and not in a body.
	 */
	public boolean ofUnit() {
		return this == UNIT_HEAD || this == CONTACT;
	}

}
