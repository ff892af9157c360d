package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures variants in rounds: each round measures every variant once, every other round
 * in the opposite order, so that whatever else the machine does meets all of them.
 */
final class Rounds {

	private final int rounds;

	private final int warmUp;

	private final int seconds;

	private final PrintWriter out;

	Rounds(int rounds, int seconds, PrintWriter out) {
		this(rounds, 1, seconds, out);
	}

	/**
	 * @param warmUp rounds before, that do not count
	 */
	Rounds(int rounds, int warmUp, int seconds, PrintWriter out) {
		this.rounds = rounds;
		this.warmUp = warmUp;
		this.seconds = seconds;
		this.out = out;
	}

	/**
	 * Measures, after rounds that do not count.
	 */
	List<Result> measure(List<Variant> variants) throws Exception {
		Map<Variant, List<Double>> measured = new LinkedHashMap<>();
		variants.forEach((variant) -> measured.put(variant, new ArrayList<>()));
		for (int round = 1 - this.warmUp; round <= this.rounds; round++) {
			List<Variant> order = new ArrayList<>(variants);
			if (round > 0 && round % 2 == 0) {
				Collections.reverse(order);
			}
			for (Variant variant : order) {
				double rate = variant.measurement().run(this.seconds);
				if (round > 0) {
					Objects.requireNonNull(measured.get(variant)).add(rate);
					this.out.printf("  %s, %s: %.4g a second%n", variant.group(), variant.name(), rate);
					this.out.flush();
				}
			}
			this.out.printf("round %d of %d%n", round, this.rounds);
			this.out.flush();
		}
		Map<String, Result> first = new LinkedHashMap<>();
		List<Result> results = new ArrayList<>();
		measured.forEach((variant, rates) -> {
			Result base = first.get(variant.group());
			Result result = Result.of(variant, rates, base);
			first.putIfAbsent(variant.group(), result);
			results.add(result);
		});
		return results;
	}

}
