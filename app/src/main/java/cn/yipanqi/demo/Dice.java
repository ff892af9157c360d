package cn.yipanqi.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Seeded chance.
 */
final class Dice {

	private final Random random;

	Dice(long seed) {
		this.random = new Random(seed);
	}

	boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	int between(int low, int high) {
		return (high <= low) ? low : low + this.random.nextInt(high - low + 1);
	}

	int between(int[] range) {
		return between(range[0], range[1]);
	}

	/**
	 * Between two numbers, small ones more often: as amounts in life are.
	 */
	long skewed(long low, long high) {
		double share = Math.pow(this.random.nextDouble(), 3);
		return low + Math.round(share * (high - low));
	}

	<T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	/**
	 * A key, in proportion to its weight.
	 */
	<T> T weighted(Map<T, Double> weights) {
		double left = this.random.nextDouble() * weights.values().stream().mapToDouble(Double::doubleValue).sum();
		T last = null;
		for (Map.Entry<T, Double> entry : weights.entrySet()) {
			last = entry.getKey();
			left -= entry.getValue();
			if (left < 0) {
				break;
			}
		}
		return java.util.Objects.requireNonNull(last);
	}

	double share() {
		return this.random.nextDouble();
	}

	java.util.UUID uuid() {
		return new java.util.UUID((this.random.nextLong() & ~0xF000L) | 0x4000L,
				(this.random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
	}

}
