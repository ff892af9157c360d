package cn.yipanqi.organization;

import java.util.List;

/**
 * What a body (机构) is.
 */
public enum BodyKind {

	/** 领导小组. */
	LEADING_GROUP,
	/** 专项整治办公室. */
	OFFICE,
	/** 整治组. */
	WORKING_GROUP,
	/** 专项整治行动小组: a department's own group. */
	ACTION_GROUP;

	/**
	 * The duties that can be held in such a body, the highest first.
	 */
	public List<DutyKind> duties() {
		return switch (this) {
			case LEADING_GROUP -> List.of(DutyKind.HEAD, DutyKind.DEPUTY, DutyKind.MEMBER);
			case OFFICE -> List.of(DutyKind.OFFICE_HEAD, DutyKind.OFFICE_DEPUTY, DutyKind.STAFF);
			case WORKING_GROUP, ACTION_GROUP ->
				List.of(DutyKind.HEAD, DutyKind.DEPUTY, DutyKind.MEMBER, DutyKind.LIAISON);
		};
	}

	/**
	 * Whether a region has one of the kind at a time.
	 */
	public boolean single() {
		return this == LEADING_GROUP || this == OFFICE;
	}

}
