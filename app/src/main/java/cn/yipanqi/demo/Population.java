package cn.yipanqi.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.Uscc;

/**
 * Makes the city's supervised subjects, with valid credit codes.
 */
final class Population {

	private static final String ORGANIZATION_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int[] ORGANIZATION_WEIGHTS = { 3, 7, 9, 10, 5, 8, 4, 2 };

	private final Pack pack;

	private final Organization organization;

	private final Scenario scenario;

	private final Dice dice;

	private final Map<String, Integer> names = new HashMap<>();

	private final Set<String> codes = new HashSet<>();

	private int number;

	Population(Pack pack, Organization organization, Scenario scenario, Dice dice) {
		this.pack = pack;
		this.organization = organization;
		this.scenario = scenario;
		this.dice = dice;
	}

	List<Subject> make(double scale, Map<String, Double> countySizes) {
		List<Subject> subjects = new ArrayList<>();
		for (SubjectKind kind : this.pack.subjectKinds()) {
			Settings settings = this.scenario.settings().part("subjects").part(kind.code());
			if (settings.has("total")) {
				int total = (int) settings.number("total", 0);
				for (int i = 0; i < total; i++) {
					subjects.add(subject(kind, settings, this.dice.weighted(countySizes)));
				}
			}
			else {
				countySizes.forEach((county, size) -> {
					int count = (int) Math.max(1, Math.round(settings.number("per_county", 10) * size * scale));
					for (int i = 0; i < count; i++) {
						subjects.add(subject(kind, settings, county));
					}
				});
			}
		}
		return subjects;
	}

	private Subject subject(SubjectKind kind, Settings settings, String county) {
		List<Region> towns = this.organization.towns(county);
		Region town = towns.get((int) this.dice.skewed(0, towns.size() - 1));
		boolean seat = town.equals(towns.get(0));
		List<Choice> tiers = kind.tiers();
		String tier = tiers.isEmpty() ? null : tiers.get(seat ? 0 : tiers.size() - 1).code();
		String uscc = this.dice.chance(settings.number("coded", 0.8)) ? uscc(county) : null;
		this.number++;
		return new Subject(this.number, kind.code(), tier, name(kind, settings, town), uscc,
				"YJ%s%06d".formatted(county.substring(4), this.number), town.code(),
				town.name() + this.dice.between(1, 320) + "号");
	}

	private String name(SubjectKind kind, Settings settings, Region town) {
		List<String> firsts = settings.has("plain") ? List.of() : this.scenario.settings().texts("first_names");
		List<String> endings = settings.texts("names");
		String name = town.name() + (firsts.isEmpty() ? "" : this.dice.pick(firsts))
				+ (endings.isEmpty() ? kind.name() : this.dice.pick(endings));
		int times = this.names.merge(name, 1, Integer::sum);
		return (times == 1) ? name
				: name + Objects.requireNonNullElse(settings.text("again"), "（%d店）").formatted(times);
	}

	/**
	 * A code that nobody else has: a large city draws some twice.
	 */
	private String uscc(String county) {
		String code;
		do {
			code = anyUscc(county);
		}
		while (!this.codes.add(code));
		return code;
	}

	private String anyUscc(String county) {
		StringBuilder organizationCode = new StringBuilder();
		int sum = 0;
		for (int weight : ORGANIZATION_WEIGHTS) {
			int digit = this.dice.between(0, 9);
			organizationCode.append(ORGANIZATION_CODE.charAt(digit));
			sum += digit * weight;
		}
		int check = 11 - sum % 11;
		organizationCode.append((check == 10) ? "X" : String.valueOf(check % 11));
		String body = "9" + this.dice.between(1, 2) + county + organizationCode;
		return body + Uscc.checkCharacter(body);
	}

}
