package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The command structure of a region on a day, as on the chart on the wall: the leading
 * group, its office, the groups side by side, and the counties below.
 */
public record Chart(@Nullable Box leadingGroup, @Nullable Box office, List<Box> groups, List<Box> actionGroups,
		List<Below> below) {

	boolean isEmpty() {
		return this.leadingGroup == null && this.office == null && this.groups.isEmpty() && this.actionGroups.isEmpty();
	}

	/**
	 * A body with whoever holds something in it.
	 *
	 * @param head the head, or null while there is none
	 * @param deputies whoever stands beside the head
	 * @param staff whoever else holds something in it, without the members of the units
	 * @param liaisons the liaisons
	 * @param leads the lead units
	 * @param members the other units
	 * @param seat name of the unit it sits in; may be empty
	 */
	public record Box(Body body, @Nullable Holder head, List<Holder> deputies, List<Holder> staff,
			List<Holder> liaisons, List<Member> leads, List<Member> members, String seat) {
	}

	/**
	 * A unit in a body, with the people who stand for it there.
	 */
	public record Member(String unit, List<Holder> people) {
	}

	/**
	 * A person who holds a duty.
	 *
	 * @param workplace name of where the person works; may be empty
	 */
	public record Holder(Duty duty, Person person, String workplace) {

		public LocalDate since() {
			return this.duty.period().from();
		}

	}

	/**
	 * A region below, in short.
	 */
	public record Below(Region region, @Nullable Holder head, @Nullable Holder officeHead, long groups,
			long actionGroups) {
	}

	/**
	 * A unit with its head and whom to call there.
	 */
	public record UnitLine(Unit unit, List<Holder> holders) {
	}

}
