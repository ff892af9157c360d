package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.organization.Succession.Claim;
import cn.yipanqi.organization.Succession.Conflict;
import cn.yipanqi.organization.Working.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes the sheet of people and their duties into the working structure.
 */
final class DutyImport {

	private final Duties duties;

	private final PersonImport people;

	private final BodyImport bodies;

	private final Places.Names names;

	private final Terms terms;

	private final Working working;

	private final Map<Duty.Post, List<Claim>> claims = new LinkedHashMap<>();

	private final Map<Object, Long> known = new HashMap<>();

	DutyImport(Duties duties, PersonImport people, BodyImport bodies, Places.Names names, Terms terms,
			Working working) {
		this.duties = duties;
		this.people = people;
		this.bodies = bodies;
		this.names = names;
		this.terms = terms;
		this.working = working;
		working.before.duties()
			.stream()
			.filter((duty) -> !duty.cancelled())
			.forEach((duty) -> this.known.put(List.of(duty.post(), duty.person(), duty.period().from()), duty.id()));
	}

	void duties(List<ImportRow> rows) {
		rows.forEach((row) -> row.attempt(() -> duty(row)));
		Map<Duty.Post, List<Duty>> held = new HashMap<>();
		this.working.duties.values()
			.stream()
			.filter((duty) -> !duty.cancelled()
					&& this.working.origin(new RowKey(ImportSheet.DUTIES, duty.id())) == null)
			.forEach((duty) -> held.computeIfAbsent(duty.post(), (post) -> new ArrayList<>()).add(duty));
		this.claims.forEach((post, stated) -> {
			List<Claim> all = new ArrayList<>(stated);
			held.getOrDefault(post, List.of()).forEach((duty) -> all.add(new Claim(duty, false, null)));
			settle(all);
		});
	}

	private void settle(List<Claim> claims) {
		Succession succession = Succession.of(claims);
		for (Conflict conflict : succession.conflicts()) {
			boolean later = conflict.later().origin() instanceof ImportRow;
			Claim own = later ? conflict.later() : conflict.earlier();
			Duty other = (later ? conflict.earlier() : conflict.later()).duty();
			if (own.origin() instanceof ImportRow row) {
				Person person = this.working.people.get(other.person());
				row.fault(ImportColumn.FROM, "already-held", (person != null) ? person.name() : "",
						other.period().from().toString());
			}
		}
		claims.forEach((claim) -> this.working.duties.put(claim.duty().id(), succession.settled(claim)));
	}

	private void duty(ImportRow row) {
		int faults = row.faults().size();
		String region = row.read(ImportColumn.REGION, () -> this.names.region(row.text(ImportColumn.REGION)));
		DutyKind kind = row.read(ImportColumn.DUTY, () -> this.terms.duty(row.text(ImportColumn.DUTY))
			.orElseThrow(() -> BodyImport.unknown(row, ImportColumn.DUTY)));
		LocalDate from = row.read(ImportColumn.FROM, () -> Wording.day("from", row.day(ImportColumn.FROM)));
		LocalDate to = row.read(ImportColumn.TO, () -> row.day(ImportColumn.TO));
		Integer rank = row.read(ImportColumn.RANK, row::rank);
		row.read(ImportColumn.PERSON, () -> Wording.person("name", row.text(ImportColumn.PERSON)));
		if (region == null || kind == null) {
			return;
		}
		Body body = kind.ofUnit() ? null
				: row.read(ImportColumn.PLACE, () -> this.bodies.body(region, row.text(ImportColumn.PLACE), from));
		String unit = kind.ofUnit()
				? row.read(ImportColumn.PLACE, () -> this.names.unit("place", row.text(ImportColumn.PLACE), region))
				: null;
		Duty former = row.read(ImportColumn.NUMBER, () -> former(row));
		if (row.faults().size() > faults || from == null || rank == null) {
			return;
		}
		Long person = row.read(ImportColumn.PERSON, () -> this.people.person(row, region, former));
		if (person == null) {
			return;
		}
		LocalDate last = (to != null || body == null) ? to : body.period().to();
		Duty stated = new Duty(0, person, (body != null) ? body.id() : null, unit, kind, rank, new Period(from, last),
				false);
		if (former != null && !former.post().equals(stated.post())) {
			row.fault(ImportColumn.DUTY, "cannot-change", "");
			return;
		}
		claim(row, body, numbered(stated, former), to != null);
	}

	private Duty numbered(Duty stated, @Nullable Duty former) {
		Long known = (former != null) ? Long.valueOf(former.id())
				: this.known.get(List.of(stated.post(), stated.person(), stated.period().from()));
		return stated.numbered((known != null) ? known : this.working.newNumber());
	}

	private void claim(ImportRow row, @Nullable Body body, Duty duty, boolean endStated) {
		if (!duty.equals(this.working.duties.get(duty.id()))) {
			this.duties.check(body, duty);
		}
		ImportRow earlier = this.working.says(row, new RowKey(ImportSheet.DUTIES, duty.id()));
		if (earlier == null) {
			earlier = this.working.says(row, List.of(duty.post(), duty.person(), duty.period().from()));
		}
		if (earlier != null) {
			row.fault(ImportColumn.NUMBER, "same-as-row", earlier.number());
			return;
		}
		this.claims.computeIfAbsent(duty.post(), (post) -> new ArrayList<>()).add(new Claim(duty, endStated, row));
	}

	private @Nullable Duty former(ImportRow row) {
		Long number = row.id(ImportColumn.NUMBER);
		if (number == null) {
			return null;
		}
		Duty former = this.working.duties.get(number);
		if (former == null || former.cancelled()) {
			throw new RefusedChangeException("number", "unknown-number", number.toString());
		}
		return former;
	}

}
