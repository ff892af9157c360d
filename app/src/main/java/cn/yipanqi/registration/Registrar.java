package cn.yipanqi.registration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.OwnRecords;
import cn.yipanqi.ledger.OwnRecords.Writing;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.ledger.StaleRevisionException;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.registry.Standing.State;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Says what becomes of subjects that are registered. Each act is a record of the ledger,
 * in one transaction with what the registry has from then on.
 */
@Service
public class Registrar {

	/** What can be taken back. */
	static final Set<String> TAKEN_BACK = Set.of(RegistryTypes.CLOSURE, RegistryTypes.MERGER);

	private final OwnRecords records;

	private final RegistryKeeping keeping;

	private final Registry registry;

	private final SubjectCheck check;

	private final SubjectRecords past;

	private final Pack pack;

	Registrar(OwnRecords records, RegistryKeeping keeping, Registry registry, SubjectCheck check, SubjectRecords past,
			Pack pack) {
		this.records = records;
		this.keeping = keeping;
		this.registry = registry;
		this.check = check;
		this.past = past;
		this.pack = pack;
	}

	/**
	 * Corrects what the registry has of a subject, or says what it is from a day on.
	 * @param seen the standing's fingerprint that the author has read
	 * @throws InvalidDraftException if something is missing or wrong
	 * @throws KnownSubjectException if another subject has its credit code
	 * @throws StaleSubjectException if it has changed since
	 * @throws OutOfScopeException if there is none within the author's scope
	 */
	public Receipt change(long id, Act act, SubjectFacts facts, String reason, String seen, Author author) {
		subject(id, author.scope());
		Subject described = facts.subject(id);
		Map<String, Object> fields = new HashMap<>(facts.fields());
		fields.put("reason", reason.strip());
		this.check.require(draft(RegistryTypes.CHANGE, act, described, fields), facts, described, author);
		return this.records.inOneTransaction(author, (writing) -> {
			Standing former = standing(id, seen, author.scope());
			requireNotMerged(former);
			this.check.requireOwnCode(described, author.scope());
			adopt(former, act, writing);
			String name = former.subject().name();
			List<String> formerly = name.equals(described.name()) ? former.formerly()
					: Stream.concat(former.formerly().stream(), Stream.of(name)).distinct().toList();
			if (!this.keeping.keep(new Standing(described, former.state(), null, formerly))) {
				throw new KnownSubjectException(null);
			}
			return writing.record(draft(RegistryTypes.CHANGE, act, described, fields), described);
		});
	}

	/**
	 * Says that a subject is there no more.
	 * @param cause code of what became of it
	 * @throws InvalidDraftException if something is missing or wrong
	 * @throws StaleSubjectException if it has changed since
	 * @throws OutOfScopeException if there is none within the author's scope
	 */
	public Receipt close(long id, Act act, String cause, String reason, String seen, Author author) {
		return this.records.inOneTransaction(author, (writing) -> {
			Standing former = standing(id, seen, author.scope());
			requireNotMerged(former);
			adopt(former, act, writing);
			this.keeping.keep(new Standing(former.subject(), State.CLOSED, null, former.formerly()));
			return writing.record(draft(RegistryTypes.CLOSURE, act, former.subject(),
					Map.of("cause", cause, "reason", reason.strip())), former.subject());
		});
	}

	/**
	 * Says that another subject turned out to be this one.
	 * @param other number of the other
	 * @throws InvalidDraftException if something is missing or wrong
	 * @throws StaleSubjectException if one of them has changed since or was merged before
	 * @throws OutOfScopeException if one of them is not within the author's scope
	 */
	public Receipt merge(long id, long other, Act act, String reason, String seen, Author author) {
		return this.records.inOneTransaction(author, (writing) -> {
			Subject two = subject(other, author.scope());
			Stream.of(subject(id, author.scope()), two)
				.map((subject) -> RegionCode.county(subject.region()))
				.distinct()
				.sorted()
				.forEach(this.keeping::lock);
			Standing survivor = standing(id, seen, author.scope());
			Standing merged = this.keeping.standing(other, author.scope()).orElseThrow();
			if (id == other || survivor.state() == State.MERGED || merged.state() == State.MERGED) {
				throw new StaleSubjectException();
			}
			adopt(survivor, act, writing);
			adopt(merged, act, writing);
			this.keeping.keep(new Standing(merged.subject(), State.MERGED, id, merged.formerly()));
			this.keeping.keep(new Standing(survivor.subject(), survivor.state(), null,
					Stream.of(survivor.formerly(), List.of(merged.subject().name()), merged.formerly())
						.flatMap(List::stream)
						.filter((name) -> !name.equals(survivor.subject().name()))
						.distinct()
						.toList()));
			return writing.record(draft(RegistryTypes.MERGER, act, survivor.subject(),
					Map.of(RegistryTypes.MERGED, BigDecimal.valueOf(other), RegistryTypes.MERGED_REGION,
							merged.subject().region(), "reason", reason.strip())),
					survivor.subject());
		});
	}

	/**
	 * Takes back a closure or a merger: the subject is there again, or two are two again.
	 * @param id number of the subject that it was said of
	 * @param record the record of the closure or merger
	 * @throws InvalidDraftException if the reason is missing
	 * @throws StaleRevisionException if it was taken back before
	 * @throws OutOfScopeException if it is none of the author's
	 */
	public void takeBack(long id, UUID record, int revision, String reason, Author author) {
		this.records.inOneTransaction(author, (writing) -> {
			Entry former = writing.cancel(record, revision, reason);
			if (!TAKEN_BACK.contains(former.type()) || !Long.valueOf(id).equals(former.subject())) {
				throw new OutOfScopeException(record.toString(), null);
			}
			Standing standing = locked(id, author.scope());
			if (former.type().equals(RegistryTypes.CLOSURE)) {
				boolean open = standing.state() == State.CLOSED && !this.past.isClosed(id);
				State now = open ? State.OPEN : standing.state();
				this.keeping.keep(new Standing(standing.subject(), now, standing.mergedInto(), standing.formerly()));
			}
			else {
				split(standing, ((BigDecimal) Objects.requireNonNull(former.fields().get(RegistryTypes.MERGED)))
					.longValueExact(), author.scope());
			}
			return former;
		});
	}

	private void split(Standing survivor, long other, Scope scope) {
		Standing merged = this.keeping.standing(other, scope).orElseThrow();
		if (!Long.valueOf(survivor.subject().id()).equals(merged.mergedInto())) {
			return;
		}
		boolean closed = this.past.isClosed(other);
		this.keeping.keep(new Standing(merged.subject(), closed ? State.CLOSED : State.OPEN, null, merged.formerly()));
		this.keeping.keep(new Standing(survivor.subject(), survivor.state(), survivor.mergedInto(),
				survivor.formerly().stream().filter((name) -> !name.equals(merged.subject().name())).toList()));
	}

	/**
	 * A subject that came with the campaign has no record yet: what it was before it
	 * changes for the first time is kept as one, dated to the first day.
	 */
	private void adopt(Standing standing, Act act, Writing writing) {
		Subject subject = standing.subject();
		if (!this.past.isRegistered(subject.id())) {
			Map<String, Object> fields = new HashMap<>(SubjectFacts.of(subject).fields());
			fields.put(RegistryTypes.ADOPTED, Boolean.TRUE);
			writing.record(draft(RegistryTypes.REGISTRATION, new Act(act.unit(), this.pack.campaign().start(), null),
					subject, fields), subject);
		}
	}

	/**
	 * Whatever is said of a merged subject is said of the one that it turned out to be.
	 */
	private static void requireNotMerged(Standing standing) {
		if (standing.state() == State.MERGED) {
			throw new InvalidDraftException(
					List.of(Violation.at("subject", "subject-merged", String.valueOf(standing.mergedInto()))));
		}
	}

	private Standing locked(long id, Scope scope) {
		this.keeping.lock(subject(id, scope).region());
		return this.keeping.standing(id, scope).orElseThrow();
	}

	private Standing standing(long id, String seen, Scope scope) {
		Standing standing = locked(id, scope);
		if (!standing.fingerprint().equals(seen)) {
			throw new StaleSubjectException();
		}
		return standing;
	}

	private Subject subject(long id, Scope scope) {
		return this.registry.find(id, scope).orElseThrow(() -> new OutOfScopeException(String.valueOf(id), null));
	}

	static Draft draft(String type, Act act, Subject subject, Map<String, Object> fields) {
		return new Draft(type, act.unit(), subject.region(), subject.id(), act.date(), new HashMap<>(fields), List.of(),
				act.key());
	}

	/**
	 * Whose act it is, and when.
	 *
	 * @param unit code of the unit
	 * @param date business date; null where none is given
	 * @param key client key, by which it is done once; or null
	 */
	public record Act(String unit, @Nullable LocalDate date, @Nullable String key) {
	}

}
