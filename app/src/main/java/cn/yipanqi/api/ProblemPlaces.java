package cn.yipanqi.api;

import java.util.List;
import java.util.Locale;

import cn.yipanqi.ledger.Violation;
import cn.yipanqi.ledger.ViolationTexts;

import org.springframework.stereotype.Component;

/**
 * Says in words what is wrong with a record.
 */
@Component
class ProblemPlaces {

	private final ViolationTexts texts;

	ProblemPlaces(ViolationTexts texts) {
		this.texts = texts;
	}

	List<Problem.Place> of(List<Violation> violations, Locale locale) {
		return violations.stream()
			.map((violation) -> new Problem.Place(violation.path(), violation.code(),
					this.texts.text(violation, locale)))
			.toList();
	}

}
