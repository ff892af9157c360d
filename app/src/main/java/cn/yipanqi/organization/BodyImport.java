package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.organization.Working.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes the sheets of bodies and of their units into the working structure.
 */
final class BodyImport {

	private final Bodies bodies;

	private final Places.Names names;

	private final Terms terms;

	private final Working working;

	BodyImport(Bodies bodies, Places.Names names, Terms terms, Working working) {
		this.bodies = bodies;
		this.names = names;
		this.terms = terms;
		this.working = working;
	}

	void bodies(List<ImportRow> rows) {
		rows.forEach((row) -> row.attempt(() -> body(row)));
	}

	private void body(ImportRow row) {
		int faults = row.faults().size();
		String region = row.read(ImportColumn.REGION, () -> this.names.region(row.text(ImportColumn.REGION)));
		BodyKind kind = row.read(ImportColumn.KIND,
				() -> this.terms.kind(row.text(ImportColumn.KIND)).orElseThrow(() -> unknown(row, ImportColumn.KIND)));
		String name = row.read(ImportColumn.NAME,
				() -> Wording.required("name", row.text(ImportColumn.NAME), Wording.LONGEST_BODY));
		LocalDate from = row.read(ImportColumn.FROM, () -> Wording.day("from", row.day(ImportColumn.FROM)));
		LocalDate to = row.read(ImportColumn.TO, () -> row.day(ImportColumn.TO));
		Integer rank = row.read(ImportColumn.RANK, row::rank);
		String group = row.isBlank(ImportColumn.GROUP) ? null
				: row.read(ImportColumn.GROUP, () -> this.names.group(row.text(ImportColumn.GROUP)));
		String seat = (row.isBlank(ImportColumn.SEAT) || region == null) ? null : row.read(ImportColumn.SEAT,
				() -> this.names.unit("seat", row.text(ImportColumn.SEAT), Objects.requireNonNull(region)));
		Body former = row.read(ImportColumn.NUMBER, () -> former(row, region, name, from));
		if (row.faults().size() > faults || region == null || kind == null || name == null || from == null
				|| rank == null) {
			return;
		}
		String english = row.text(ImportColumn.NAME_EN);
		Body body = new Body((former != null) ? former.id() : this.working.newNumber(), kind, region, name,
				english.isEmpty() ? null : english, seat, group, rank, new Period(from, to));
		if (former != null && (former.kind() != kind || !former.region().equals(region))) {
			row.fault((former.kind() != kind) ? ImportColumn.KIND : ImportColumn.REGION, "cannot-change",
					former.name());
			return;
		}
		if (once(row, new RowKey(ImportSheet.BODIES, body.id()))) {
			this.working.bodies.put(body.id(),
					body.equals(former) ? body : this.bodies.check(this.working.bodies.values(), body));
		}
	}

	private @Nullable Body former(ImportRow row, @Nullable String region, @Nullable String name,
			@Nullable LocalDate from) {
		Long number = row.id(ImportColumn.NUMBER);
		if (number != null) {
			return this.working.before.findBody(number)
				.orElseThrow(() -> new RefusedChangeException("number", "unknown-number", number.toString()));
		}
		return this.working.bodies.values()
			.stream()
			.filter((body) -> body.region().equals(region) && body.name().equals(name))
			.filter((body) -> from != null && body.period().contains(from))
			.findFirst()
			.orElse(null);
	}

	void members(List<ImportRow> rows) {
		rows.forEach((row) -> row.attempt(() -> member(row)));
	}

	private void member(ImportRow row) {
		int faults = row.faults().size();
		String region = row.read(ImportColumn.REGION, () -> this.names.region(row.text(ImportColumn.REGION)));
		Membership.Part part = row.read(ImportColumn.PART,
				() -> this.terms.part(row.text(ImportColumn.PART)).orElseThrow(() -> unknown(row, ImportColumn.PART)));
		LocalDate to = row.read(ImportColumn.TO, () -> row.day(ImportColumn.TO));
		LocalDate stated = row.read(ImportColumn.FROM, () -> row.day(ImportColumn.FROM));
		Integer rank = row.read(ImportColumn.RANK, row::rank);
		if (region == null) {
			return;
		}
		String unit = row.read(ImportColumn.UNIT, () -> this.names.unit("unit", row.text(ImportColumn.UNIT), region));
		Body body = row.read(ImportColumn.BODY, () -> body(region, row.text(ImportColumn.BODY), stated));
		if (row.faults().size() > faults || part == null || rank == null || unit == null || body == null) {
			return;
		}
		LocalDate from = (stated != null) ? stated : body.period().from();
		Membership former = row.read(ImportColumn.NUMBER, () -> former(row, body, unit, from));
		if (row.faults().size() > faults) {
			return;
		}
		if (former != null && (former.body() != body.id() || !former.unit().equals(unit))) {
			row.fault((former.body() != body.id()) ? ImportColumn.BODY : ImportColumn.UNIT, "cannot-change", "");
			return;
		}
		LocalDate last = (to != null) ? to : body.period().to();
		Membership member = new Membership((former != null) ? former.id() : this.working.newNumber(), body.id(), unit,
				part, rank, new Period(from, last));
		if (once(row, new RowKey(ImportSheet.MEMBERS, member.id()))) {
			if (!member.equals(former)) {
				this.bodies.check(this.working.members.values(), body, member);
			}
			this.working.members.put(member.id(), member);
		}
	}

	private @Nullable Membership former(ImportRow row, Body body, String unit, LocalDate from) {
		Long number = row.id(ImportColumn.NUMBER);
		if (number != null) {
			Membership former = this.working.members.get(number);
			if (former == null) {
				throw new RefusedChangeException("number", "unknown-number", number.toString());
			}
			return former;
		}
		return this.working.members.values()
			.stream()
			.filter((member) -> member.body() == body.id() && member.unit().equals(unit)
					&& member.period().contains(from))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The body of that name on a day, or the newest one.
	 */
	Body body(String region, String name, @Nullable LocalDate day) {
		List<Body> named = this.working.bodies.values()
			.stream()
			.filter((body) -> body.region().equals(region) && body.name().equals(name))
			.toList();
		return named.stream()
			.filter((body) -> day == null || body.period().contains(day))
			.reduce((one, next) -> next)
			.or(() -> named.stream().reduce((one, next) -> next))
			.orElseThrow(() -> new RefusedChangeException("body", name.isEmpty() ? "missing" : "unknown-body", name));
	}

	private boolean once(ImportRow row, Object key) {
		ImportRow earlier = this.working.says(row, key);
		if (earlier != null) {
			row.fault(ImportColumn.NUMBER, "same-as-row", earlier.number());
		}
		return earlier == null;
	}

	static RefusedChangeException unknown(ImportRow row, ImportColumn column) {
		return new RefusedChangeException(column.field(), row.isBlank(column) ? "missing" : "unknown-choice",
				row.text(column));
	}

}
