package cn.yipanqi.ledger;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What became of one draft of many: filed, already there, or refused with reasons.
 *
 * @param repeats the records that it perhaps repeats, where that is why it was refused
 */
public record Outcome(@Nullable Receipt receipt, List<Violation> violations, List<Repeat> repeats) {

	public Outcome(@Nullable Receipt receipt, List<Violation> violations) {
		this(receipt, violations, List.of());
	}

	static Outcome repeating(List<Repeat> repeats) {
		String numbers = repeats.stream().map((repeat) -> "" + repeat.number()).collect(Collectors.joining(", "));
		return new Outcome(null, List.of(Violation.at("confirm", "possible-repeat", numbers)), repeats);
	}

	public boolean refused() {
		return this.receipt == null;
	}

}
