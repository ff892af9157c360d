package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.organization.Succession.Claim;
import cn.yipanqi.organization.Succession.Conflict;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds what: duties begin, are handed over and end; none is ever deleted.
 */
@Service
public class Duties {

	private final Organization organization;

	private final StructureReader reader;

	private final StructureWriter writer;

	Duties(Organization organization, StructureReader reader, StructureWriter writer) {
		this.organization = organization;
		this.reader = reader;
		this.writer = writer;
	}

	/**
	 * Gives a duty to a person. If only one can hold it, the former holder's duty ends on
	 * the day before.
	 * @param duty the duty, without a number
	 * @return the duties that were ended by it
	 * @throws RefusedChangeException if the duty cannot be held so
	 */
	@Transactional
	public List<Duty> begin(Duty duty, String reason, Keeper keeper) {
		return begin(List.of(duty), reason, keeper);
	}

	/**
	 * Gives many duties, one after the other.
	 * @return the duties that were ended by them
	 * @throws RefusedChangeException if one of them cannot be held so
	 */
	@Transactional
	public List<Duty> begin(List<Duty> duties, String reason, Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		Map<Duty.Post, List<Duty>> holders = new HashMap<>();
		List<Duty> ended = new ArrayList<>();
		for (Duty duty : duties) {
			structure.person(duty.person());
			List<Duty> held = holders.computeIfAbsent(duty.post(), (post) -> new ArrayList<>(structure.duties(post)));
			ended.addAll(write(structure, held, null, duty, reason, keeper));
		}
		return ended;
	}

	/**
	 * Ends a duty on its last day.
	 * @throws RefusedChangeException if it cannot end then
	 */
	@Transactional
	public void end(long id, @Nullable LocalDate last, String reason, Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		Duty former = held(structure, id);
		Duty now = former.during(former.period().until(Wording.day("to", last)));
		write(structure, new ArrayList<>(structure.duties(former.post())), former, now, reason, keeper);
	}

	/**
	 * Corrects the days and the rank of a duty that were entered wrong.
	 * @throws RefusedChangeException if it cannot be held so
	 */
	@Transactional
	public void correct(long id, Period period, int rank, String reason, Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		Duty former = held(structure, id);
		write(structure, new ArrayList<>(structure.duties(former.post())), former, former.during(period).ranked(rank),
				reason, keeper);
	}

	/**
	 * Strikes out a duty that was entered by mistake and never held. Its row stays.
	 */
	@Transactional
	public void cancel(long id, String reason, Keeper keeper) {
		this.writer.lock();
		Structure structure = this.reader.read();
		Duty former = held(structure, id);
		this.writer.write(former, former.cancel(), structure.region(former), Wording.reason(reason), keeper);
	}

	private static Duty held(Structure structure, long id) {
		Duty duty = structure.duty(id);
		if (duty.cancelled()) {
			throw new RefusedChangeException("duty", "already-cancelled");
		}
		return duty;
	}

	/**
	 * Writes the duty and what it ends.
	 * @param held who holds the post; brought up to date
	 */
	private List<Duty> write(Structure structure, List<Duty> held, @Nullable Duty former, Duty duty, String reason,
			Keeper keeper) {
		check((duty.body() != null) ? structure.body(duty.body()) : null, duty);
		String region = structure.region(duty);
		keeper.require(region);
		String why = Wording.reason(reason);
		held.remove(former);
		List<Claim> claims = new ArrayList<>(held.stream().map((other) -> new Claim(other, false, null)).toList());
		Claim own = new Claim(duty, duty.period().to() != null, duty);
		claims.add(own);
		Succession succession = Succession.of(claims);
		for (Conflict conflict : succession.conflicts()) {
			Duty other = ((conflict.earlier().equals(own)) ? conflict.later() : conflict.earlier()).duty();
			throw new RefusedChangeException("from", "already-held", structure.person(other.person()).name(),
					other.period().from().toString());
		}
		claims.remove(own);
		List<Duty> ended = new ArrayList<>();
		for (Claim claim : claims) {
			Duty settled = succession.settled(claim);
			if (!settled.equals(claim.duty())) {
				this.writer.write(claim.duty(), settled, region, why, keeper);
				held.set(held.indexOf(claim.duty()), settled);
				ended.add(settled);
			}
		}
		Duty settled = succession.settled(own);
		held.add(settled.numbered(this.writer.write(former, settled, region, why, keeper)));
		return ended;
	}

	/**
	 * @throws RefusedChangeException if the duty is none of its body's, or not within the
	 * body's days
	 */
	void check(@Nullable Body body, Duty duty) {
		Period period = Wording.period(duty.period().from(), duty.period().to());
		Wording.rank("rank", duty.rank());
		if (body != null) {
			if (!body.kind().duties().contains(duty.kind())) {
				throw new RefusedChangeException("kind", "no-such-duty");
			}
			within(period, body);
		}
		else if (!duty.kind().ofUnit() || this.organization.unit(String.valueOf(duty.unit())).isEmpty()) {
			throw new RefusedChangeException("kind", "no-such-duty");
		}
	}

	/**
	 * Whoever holds something until further notice holds it no longer than there is the
	 * body.
	 */
	static void within(Period period, Body body) {
		LocalDate last = body.period().to();
		if (period.from().isBefore(body.period().from())) {
			throw new RefusedChangeException("from", "before-the-body", body.period().from().toString());
		}
		if (last != null && !period.within(body.period())) {
			throw new RefusedChangeException("to", "after-the-body", last.toString());
		}
	}

}
