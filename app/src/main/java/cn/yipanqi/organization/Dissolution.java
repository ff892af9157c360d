package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.organization.Working.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * What is held in a body ends with it, and does not begin before it.
 */
final class Dissolution {

	private final Working working;

	Dissolution(Working working) {
		this.working = working;
	}

	void run() {
		for (Body body : List.copyOf(this.working.bodies.values())) {
			ImportRow row = this.working.origin(new RowKey(ImportSheet.BODIES, body.id()));
			if (row != null && !body.equals(this.working.before.findBody(body.id()).orElse(null))) {
				run(body, row);
			}
		}
	}

	private void run(Body body, ImportRow row) {
		for (Duty duty : List.copyOf(this.working.duties.values())) {
			if (duty.body() != null && duty.body() == body.id() && !duty.cancelled()
					&& !duty.period().within(body.period())) {
				LocalDate last = last(body, duty.period(), row);
				if (last != null) {
					this.working.duties.put(duty.id(), duty.during(duty.period().until(last)));
				}
			}
		}
		for (Membership member : List.copyOf(this.working.members.values())) {
			if (member.body() == body.id() && !member.period().within(body.period())) {
				LocalDate last = last(body, member.period(), row);
				if (last != null) {
					this.working.members.put(member.id(), member.during(member.period().until(last)));
				}
			}
		}
	}

	private static @Nullable LocalDate last(Body body, Period held, ImportRow row) {
		LocalDate last = body.period().to();
		if (held.from().isBefore(body.period().from())) {
			row.fault(ImportColumn.FROM, "earlier-parts");
			return null;
		}
		if (last != null && held.from().isAfter(last)) {
			row.fault(ImportColumn.TO, "later-parts", held.from().toString());
			return null;
		}
		return last;
	}

}
