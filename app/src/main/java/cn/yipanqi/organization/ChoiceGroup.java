package cn.yipanqi.organization;

import java.util.List;

/**
 * Choices of a list under one heading: the towns of a county, the units of a region.
 */
public record ChoiceGroup(String name, List<Choice> choices) {

	/**
	 * One choice.
	 */
	public record Choice(String code, String name) {
	}

}
