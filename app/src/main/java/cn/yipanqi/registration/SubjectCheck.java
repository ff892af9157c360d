package cn.yipanqi.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Uscc;

import org.springframework.stereotype.Component;

/**
 * Checks what the record of a registration does not: kind, tier and credit code.
 */
@Component
class SubjectCheck {

	private final Pack pack;

	SubjectCheck(Pack pack) {
		this.pack = pack;
	}

	List<Violation> check(SubjectFacts facts) {
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
