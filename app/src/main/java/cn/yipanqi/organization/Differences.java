package cn.yipanqi.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.organization.ImportPlan.Change;
import cn.yipanqi.organization.Working.RowKey;
import cn.yipanqi.organization.Working.PersonKey;
import cn.yipanqi.seal.Digests;
import org.jspecify.annotations.Nullable;

/**
 * What is different in the working structure from the one before, in words, and whether
 * its keeper may change it.
 */
final class Differences {

	private final Working working;

	private final Keeper keeper;

	private final Terms terms;

	private final People people;

	private final List<Change> changes = new ArrayList<>();

	private final StringBuilder exact = new StringBuilder();

	private final Map<Long, Membership> formerMembers = new HashMap<>();

	private final Map<Long, Duty> formerDuties = new HashMap<>();

	Differences(Working working, Keeper keeper, Terms terms, People people) {
		this.working = working;
		this.keeper = keeper;
		this.terms = terms;
		this.people = people;
		working.before.members().forEach((member) -> this.formerMembers.put(member.id(), member));
		working.before.duties().forEach((duty) -> this.formerDuties.put(duty.id(), duty));
	}

	ImportPlan plan() {
		this.working.bodies.values().forEach(this::body);
		this.working.members.values().forEach(this::member);
		this.working.people.values().forEach(this::person);
		this.working.duties.values().forEach(this::duty);
		return new ImportPlan(this.working, List.copyOf(this.changes), List.copyOf(this.working.faults),
				Digests.of(this.exact.toString()));
	}

	private void body(Body body) {
		Body former = this.working.before.findBody(body.id()).orElse(null);
		if (body.equals(former)) {
			return;
		}
		String code = (former == null) ? "body-add"
				: ends(former.period(), body.period(), former.during(body.period()).equals(body)) ? "body-end"
						: "body-change";
		note(ImportSheet.BODIES, code, body.id(), false,
				List.of(body.name(), this.terms.kind(body.kind()), facts(former, body)), body);
		permit(body.region(), new RowKey(ImportSheet.BODIES, body.id()), ImportColumn.REGION);
	}

	private void member(Membership member) {
		Membership former = this.formerMembers.get(member.id());
		if (member.equals(former)) {
			return;
		}
		Body body = this.working.body(member.body());
		String code = (former == null) ? "member-add"
				: ends(former.period(), member.period(), former.during(member.period()).equals(member)) ? "member-end"
						: "member-change";
		note(ImportSheet.MEMBERS, code, member.id(), false, List.of(this.people.unit(member.unit()), body.name(),
				this.terms.part(member.part()), member.period().from().toString(), text(member.period())), member);
		permit(body.region(), new RowKey(ImportSheet.MEMBERS, member.id()), ImportColumn.REGION);
	}

	private void person(Person person) {
		Person former = this.working.before.findPerson(person.id()).orElse(null);
		if (person.equals(former)) {
			return;
		}
		note(ImportSheet.DUTIES, (former == null) ? "person-add" : "person-change", person.id(), true,
				List.of(person.name(), (former != null) ? words(former) : "", words(person)),
				List.of(person.id(), person.region(), person.name(), this.people.workplace(person), person.post(),
						this.people.exact(person)));
		permit(person.region(), new PersonKey(person.id()), ImportColumn.PERSON);
	}

	private void duty(Duty duty) {
		Duty former = this.formerDuties.get(duty.id());
		if (duty.equals(former)) {
			return;
		}
		String code = (former == null) ? "duty-add"
				: ends(former.period(), duty.period(), former.during(duty.period()).equals(duty)) ? "duty-end"
						: "duty-change";
		Person person = this.working.people.get(duty.person());
		String place = (duty.body() != null) ? this.working.body(duty.body()).name()
				: this.people.unit(String.valueOf(duty.unit()));
		note(ImportSheet.DUTIES, code, duty.id(), false, List.of((person != null) ? person.name() : "", place,
				this.terms.duty(duty.kind()), duty.period().from().toString(), text(duty.period())), duty);
		permit(this.working.region(duty), new RowKey(ImportSheet.DUTIES, duty.id()), ImportColumn.REGION);
	}

	private static boolean ends(Period former, Period now, boolean onlyThat) {
		return onlyThat && former.to() == null && now.to() != null && former.from().equals(now.from());
	}

	private static String text(Period period) {
		return (period.to() != null) ? period.to().toString() : "—";
	}

	private String words(Person person) {
		return String.join(" ", this.people.workplace(person), person.post(), this.people.masked(person)).strip();
	}

	private String facts(@Nullable Body former, Body body) {
		Map<ImportColumn, List<String>> facts = new LinkedHashMap<>();
		facts.put(ImportColumn.NAME, List.of((former != null) ? former.name() : body.name(), body.name()));
		facts.put(ImportColumn.SEAT,
				List.of((former != null) ? this.people.unit(former.seat()) : "", this.people.unit(body.seat())));
		facts.put(ImportColumn.FROM,
				List.of((former != null) ? former.period().from().toString() : "", body.period().from().toString()));
		facts.put(ImportColumn.TO, List.of((former != null) ? text(former.period()) : "—", text(body.period())));
		List<String> texts = new ArrayList<>();
		facts.forEach((column, pair) -> {
			if (!pair.get(0).equals(pair.get(1))) {
				texts.add(this.terms.column(column) + " " + pair.get(0) + " → " + pair.get(1));
			}
		});
		return String.join("; ", texts);
	}

	private void note(ImportSheet sheet, String code, long number, boolean person, List<String> arguments,
			Object exactly) {
		this.changes.add(new Change(sheet, code, arguments, number, person));
		this.exact.append(exactly).append('\n');
	}

	private void permit(String region, Object key, ImportColumn column) {
		ImportRow row = this.working.origin(key);
		if (!this.keeper.keeps(region)) {
			if (row != null) {
				row.fault(column, "not-yours");
			}
			else {
				this.working.faults.add(new CellFault(ImportSheet.DUTIES, 1, column, region, "not-yours", List.of()));
			}
		}
	}

}
