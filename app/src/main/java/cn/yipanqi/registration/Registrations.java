package cn.yipanqi.registration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.OwnRecords;
import cn.yipanqi.ledger.OwnWriting;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.SubjectSearch;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Registers subjects, each with a record of the ledger that says so, in one transaction
 * with what the registry has from then on.
 */
@Service
public class Registrations {

	private static final int MOST_DOUBLES = 8;

	private final OwnRecords records;

	private final RegistryKeeping keeping;

	private final Registry registry;

	private final SubjectSearch search;

	private final SubjectCheck check;

	Registrations(OwnRecords records, RegistryKeeping keeping, Registry registry, SubjectSearch search,
			SubjectCheck check) {
		this.records = records;
		this.keeping = keeping;
		this.registry = registry;
		this.search = search;
		this.check = check;
	}

	/**
	 * Registers a subject.
	 * @param others numbers of subjects that somebody has said it is not
	 * @throws InvalidDraftException if something is missing or wrong, or if another
	 * subject was registered under the same key
	 * @throws KnownSubjectException if another subject has its credit code
	 * @throws PossibleDoublesException if others may be the same
	 */
	public Registered register(Act act, SubjectFacts facts, Set<Long> others, Author author) {
		Subject described = facts.subject(0);
		this.check.require(draft(act, described, facts), facts, described, author);
		return this.records.inOneTransaction(author, (writing) -> {
			this.keeping.lock(described.region());
			Entry former = (act.key() != null) ? writing.filed(act.key()) : null;
			if (former != null) {
				requireSame(former, described, facts);
				return new Registered(subject(Objects.requireNonNull(former.subject()), author.scope()), true);
			}
			this.check.requireOwnCode(described, author.scope());
			List<Subject> doubles = this.search.near(described, author.scope(), MOST_DOUBLES)
				.stream()
				.filter((subject) -> !others.contains(subject.id()))
				.toList();
			if (!doubles.isEmpty()) {
				throw new PossibleDoublesException(doubles);
			}
			return new Registered(enter(act, facts, writing), false);
		});
	}

	/**
	 * What would keep a subject from being registered, or somebody would be asked before.
	 */
	public Examination examine(Act act, SubjectFacts facts, Author author) {
		Subject described = facts.subject(0);
		List<Violation> violations = new ArrayList<>(
				this.check.check(draft(act, described, facts), facts, described, author));
		Entry former = (act.key() != null) ? this.records.filed(act.key()) : null;
		if (former != null) {
			if (!isSame(former, described, facts)) {
				violations.add(Violation.at("key", "contradiction"));
			}
			return new Examination(violations, null, List.of(), violations.isEmpty());
		}
		Subject known = (described.uscc() != null) ? this.registry.findByCode(described.uscc()).orElse(null) : null;
		return new Examination(violations, known, violations.isEmpty() && known == null
				? this.search.near(described, author.scope(), MOST_DOUBLES) : List.of(), false);
	}

	/**
	 * Keeps others from registering and changing subjects of counties until a transaction
	 * ends, in which several are registered.
	 * @param regions regions of the counties
	 */
	public void lock(Collection<String> regions) {
		regions.stream().map(RegionCode::county).distinct().sorted().forEach(this.keeping::lock);
	}

	/**
	 * Registers a subject that was examined, within the transaction of all that are
	 * registered together.
	 * @throws InvalidDraftException if something is missing or wrong
	 * @throws KnownSubjectException if another subject has its credit code
	 */
	public Subject enter(Act act, SubjectFacts facts, OwnWriting writing) {
		Subject entered = this.keeping.enter(facts.subject(0)).orElseThrow(() -> new KnownSubjectException(null));
		writing.record(draft(act, entered, facts), entered);
		return entered;
	}

	private static Draft draft(Act act, Subject subject, SubjectFacts facts) {
		return Registrar.draft(RegistryTypes.REGISTRATION, act, subject, facts.fields());
	}

	/**
	 * Under a key that was used before nothing else is registered, and nobody is told
	 * that it was.
	 */
	private static void requireSame(Entry former, Subject described, SubjectFacts facts) {
		if (!isSame(former, described, facts)) {
			throw new InvalidDraftException(List.of(Violation.at("key", "contradiction")));
		}
	}

	private static boolean isSame(Entry former, Subject described, SubjectFacts facts) {
		Map<String, Object> said = new HashMap<>(facts.fields());
		said.values().removeIf(""::equals);
		return former.fields().equals(said) && former.region().equals(described.region())
				&& described.kind().equals(former.subjectKind())
				&& Objects.equals(former.subjectTier(), described.tier());
	}

	private Subject subject(long id, Scope scope) {
		return this.registry.find(id, scope).orElseThrow(() -> new OutOfScopeException(String.valueOf(id), null));
	}

	/**
	 * A subject, and whether it had been registered before under the same key.
	 */
	public record Registered(Subject subject, boolean alreadyThere) {
	}

	/**
	 * What would come of a registration.
	 *
	 * @param violations what is missing or wrong
	 * @param known the subject that has its credit code, wherever it is; or null
	 * @param doubles subjects that may be the same
	 * @param alreadyThere whether it was registered before under the same key
	 */
	public record Examination(List<Violation> violations, @Nullable Subject known, List<Subject> doubles,
			boolean alreadyThere) {
	}

}
