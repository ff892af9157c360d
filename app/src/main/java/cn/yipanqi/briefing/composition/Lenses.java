package cn.yipanqi.briefing.composition;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import cn.yipanqi.briefing.template.Items;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.WorkingGroup;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

/**
 * What an {@code each} goes through, one lens for each item.
 */
final class Lenses {

	private final Pack pack;

	private final Organization organization;

	private final Facts facts;

	private final Setting setting;

	Lenses(Pack pack, Organization organization, Facts facts, Setting setting) {
		this.pack = pack;
		this.organization = organization;
		this.facts = facts;
		this.setting = setting;
	}

	List<Lens> of(Items items, Lens around) {
		return switch (items) {
			case COUNTIES -> {
				List<Region> below = this.organization.below(around.region());
				yield numbered(below.size(), (i) -> county(around, below.get(i), i + 1));
			}
			case GROUPS -> numbered(this.pack.groups().size(), (i) -> group(around, this.pack.groups().get(i), i + 1));
			case DEPARTMENTS -> numbered(this.pack.departments().size(),
					(i) -> department(around, this.pack.departments().get(i), i + 1));
		};
	}

	private static List<Lens> numbered(int size, IntFunction<Lens> lens) {
		return IntStream.range(0, size).mapToObj(lens).toList();
	}

	private Lens county(Lens around, Region region, int number) {
		return new Lens(region.code(), around.department(), around.group(),
				Map.of("name", region.name(this.setting.locale()), "number", String.valueOf(number)));
	}

	private Lens group(Lens around, WorkingGroup group, int number) {
		return new Lens(around.region(), around.department(), group.code(),
				Map.of("name", group.name(this.setting.locale()), "number", String.valueOf(number), "leads",
						this.facts.departments(group.leads().stream()), "members",
						this.facts.departments(group.members().stream())));
	}

	private Lens department(Lens around, Department department, int number) {
		return new Lens(around.region(), department.code(), around.group(),
				Map.of("name", department.name(this.setting.locale()), "number", String.valueOf(number)));
	}

}
