package cn.yipanqi.access;

/**
 * What an account is for. Where it may do so is its scope.
 */
public enum Role {

	/** Campaign office: files, corrects and issues. */
	OFFICE,
	/** Department liaison: files and corrects for its units. */
	LIAISON,
	/** Front-line inspector: files and corrects for its unit. */
	INSPECTOR,
	/** Leader: reads. */
	LEADER,
	/** Auditor: reads. */
	AUDITOR;

	public boolean writes() {
		return this == OFFICE || this == LIAISON || this == INSPECTOR;
	}

	public boolean issues() {
		return this == OFFICE;
	}

}
