package cn.yipanqi.bench;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of a variant.
 *
 * @param goal what the ratio ought to be, or null
 * @param median median of the rounds, a second
 * @param least the slowest round
 * @param most the fastest round
 * @param ratio median of the ratios to the first variant of the group, round by round
 * @param rounds every round, in order
 */
record Result(String group, String variant, @Nullable Goal goal, double median, double least, double most, double ratio,
		List<Double> rounds) {

	static Result of(Variant variant, List<Double> rounds, @Nullable Result base) {
		List<Double> sorted = rounds.stream().sorted().toList();
		double ratio = (base == null) ? 1
				: median(IntStream.range(0, rounds.size())
					.mapToObj((round) -> rounds.get(round) / base.rounds().get(round))
					.toList());
		return new Result(variant.group(), variant.name(), variant.goal(), median(rounds), sorted.get(0),
				sorted.get(sorted.size() - 1), ratio, rounds);
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
