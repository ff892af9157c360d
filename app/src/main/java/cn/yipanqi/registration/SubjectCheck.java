package cn.yipanqi.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.OwnRecords;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.Uscc;

import org.springframework.stereotype.Component;

/**
 * Checks what is said of a subject: what its record does, and what that does not: kind,
 * tier and credit code.
 */
@Component
class SubjectCheck {

	private final Pack pack;

	private final OwnRecords records;

	private final Registry registry;

	SubjectCheck(Pack pack, OwnRecords records, Registry registry) {
		this.pack = pack;
		this.records = records;
		this.registry = registry;
	}

	/**
	 * What is missing or wrong.
	 * @param draft the record that says so
	 */
	List<Violation> check(Draft draft, SubjectFacts facts, Subject described, Author author) {
		List<Violation> violations = new ArrayList<>(check(facts));
		violations.addAll(this.records.check(draft, described, author));
		return violations;
	}

	/**
	 * @throws InvalidDraftException if something is missing or wrong
	 */
	void require(Draft draft, SubjectFacts facts, Subject described, Author author) {
		List<Violation> violations = check(draft, facts, described, author);
		if (!violations.isEmpty()) {
			throw new InvalidDraftException(violations);
		}
	}

	/**
	 * @throws KnownSubjectException if another subject has its credit code
	 */
	void requireOwnCode(Subject described, Scope scope) {
		if (described.uscc() != null) {
			this.registry.findByCode(described.uscc())
				.filter((other) -> other.id() != described.id())
				.ifPresent((other) -> {
					throw new KnownSubjectException(this.registry.find(other.id(), scope).orElse(null));
				});
		}
	}

	private List<Violation> check(SubjectFacts facts) {
		List<Violation> violations = new ArrayList<>();
		String kind = facts.kind();
		Optional<SubjectKind> known = this.pack.subjectKind(kind);
		if (kind == null) {
			violations.add(Violation.at("kind", "missing"));
		}
		else if (known.isEmpty()) {
			violations.add(Violation.at("kind", "unknown", kind));
		}
		known.ifPresent((found) -> tier(facts, found, violations));
		if (facts.uscc() != null && !Uscc.isValid(facts.uscc())) {
			violations.add(Violation.at("fields.uscc", "not-a-credit-code"));
		}
		return violations;
	}

	private static void tier(SubjectFacts facts, SubjectKind kind, List<Violation> violations) {
		String tier = facts.tier();
		if (tier == null) {
			if (!kind.tiers().isEmpty()) {
				violations.add(Violation.at("tier", "missing"));
			}
		}
		else if (kind.tiers().stream().noneMatch((known) -> known.code().equals(tier))) {
			violations.add(Violation.at("tier", "unknown", tier));
		}
	}

}
