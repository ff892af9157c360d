package cn.yipanqi.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Who holds one post when: of several claims to it, each ends on the day before the next
 * begins, unless its end has been stated. Nobody holds the same post twice at a time.
 */
final class Succession {

	/**
	 * More are not told: a file could hold as many as the square of its rows.
	 */
	private static final int MOST_CONFLICTS = 200;

	private final IdentityHashMap<Claim, Duty> settled = new IdentityHashMap<>();

	private final List<Conflict> conflicts = new ArrayList<>();

	private Succession(List<Claim> claims) {
		claims.forEach((claim) -> this.settled.put(claim, claim.duty()));
	}

	/**
	 * Settles the claims to one post.
	 */
	static Succession of(List<Claim> claims) {
		Succession succession = new Succession(claims);
		List<Claim> inTime = claims.stream()
			.sorted(Comparator.comparing((claim) -> claim.duty().period().from()))
			.toList();
		for (int i = 0; i < inTime.size(); i++) {
			for (int j = i + 1; j < inTime.size() && succession.conflicts.size() < MOST_CONFLICTS; j++) {
				succession.settle(inTime.get(i), inTime.get(j));
			}
		}
		return succession;
	}

	private void settle(Claim earlier, Claim later) {
		Duty first = settled(earlier);
		Duty second = settled(later);
		boolean same = first.person() == second.person();
		if (!first.period().overlaps(second.period()) || !(first.kind().single() || same)) {
			return;
		}
		if (earlier.stated() || same || !first.period().from().isBefore(second.period().from())) {
			this.conflicts.add(new Conflict(earlier, later));
		}
		else {
			this.settled.put(earlier, first.during(first.period().until(second.period().from().minusDays(1))));
		}
	}

	/**
	 * What has become of a claim.
	 */
	Duty settled(Claim claim) {
		return Objects.requireNonNull(this.settled.get(claim));
	}

	List<Conflict> conflicts() {
		return this.conflicts;
	}

	/**
	 * A claim to the post.
	 *
	 * @param stated whether its end has been stated and is not to be moved
	 * @param origin where it comes from, or null if it has been there before
	 */
	record Claim(Duty duty, boolean stated, @Nullable Object origin) {
	}

	/**
	 * Two claims that cannot both be true.
	 */
	record Conflict(Claim earlier, Claim later) {
	}

}
