package cn.yipanqi.engine.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the board is made of, beside the collections that everybody trusts.
 */
class ColumnsTests {

	@Test
	void columnsGiveBackWhatWasAddedAcrossChunks() {
		IntColumn ints = new IntColumn();
		LongColumn longs = new LongColumn();
		for (int row = 0; row < 10_000; row++) {
			ints.add(7 * row);
			longs.add(7_000_000_000L * row);
		}
		ints.set(5_000, -1);
		assertThat(ints.size()).isEqualTo(10_000);
		assertThat(longs.size()).isEqualTo(10_000);
		for (int row = 0; row < 10_000; row++) {
			assertThat(ints.get(row)).isEqualTo((row == 5_000) ? -1 : 7 * row);
			assertThat(longs.get(row)).isEqualTo(7_000_000_000L * row);
		}
		assertThat(ints.bytes()).isBetween(40_000L, 60_000L);
		assertThat(longs.bytes()).isBetween(80_000L, 120_000L);
	}

	@Property(tries = 50)
	void mapEqualsTheOneOfTheLanguage(@ForAll long seed) {
		Random random = new Random(seed);
		IntMap map = new IntMap();
		Map<Integer, Integer> plain = new HashMap<>();
		int range = 1 + random.nextInt(5_000);
		for (int i = 0; i < 3_000; i++) {
			int key = random.nextInt(range) * (random.nextBoolean() ? 1 : 4096);
			map.put(key, i);
			plain.put(key, i);
		}
		for (int key = 0; key < 2 * range; key++) {
			assertThat(map.get(key)).isEqualTo(plain.getOrDefault(key, -1));
		}
	}

	@Property(tries = 30)
	void keysAreNumberedOnceAndKeepTheirText(@ForAll long seed) {
		Random random = new Random(seed);
		Keys keys = new Keys();
		Map<String, Integer> plain = new HashMap<>();
		for (int i = 0; i < 2_000; i++) {
			String key = key(random);
			int expected = plain.computeIfAbsent(key, (text) -> plain.size());
			assertThat(keys.number(key)).isEqualTo(expected);
		}
		plain.forEach((text, number) -> assertThat(keys.text(number)).isEqualTo(text));
	}

	@Test
	void textsThatLookLikeNumbersOrRecordsStayAsTheyWere() {
		Keys keys = new Keys();
		List<String> texts = List.of("", "0", "00", "007", "7", "-7", "+7", "7.0", "9223372036854775807",
				"99999999999999999999", "７", "00000000-0000-0007-0000-00000000000a",
				"00000000-0000-0007-0000-00000000000A", "0-0-7-0-a", "一盘棋", "a\u0000b");
		List<Integer> numbers = new ArrayList<>();
		texts.forEach((text) -> numbers.add(keys.number(text)));
		assertThat(numbers).doesNotHaveDuplicates();
		for (int i = 0; i < texts.size(); i++) {
			assertThat(keys.text(numbers.get(i))).isEqualTo(texts.get(i));
		}
	}

	@Property(tries = 50)
	void postingsStayInOrder(@ForAll long seed) {
		Random random = new Random(seed);
		Postings postings = new Postings(Integer::compare);
		List<List<Integer>> plain = new ArrayList<>();
		for (int key = 0; key < 5; key++) {
			postings.addKey();
			plain.add(new ArrayList<>());
		}
		for (int i = 0; i < 300; i++) {
			int key = random.nextInt(5);
			List<Integer> expected = plain.get(key);
			if (random.nextInt(3) == 0 && !expected.isEmpty()) {
				int index = random.nextInt(expected.size());
				expected.remove(index);
				postings.remove(key, index);
			}
			else {
				int row = random.nextInt(1_000);
				postings.insert(key, postings.place(key, row), row);
				expected.add(row);
				expected.sort(null);
			}
			assertThat(postings.size(key)).isEqualTo(expected.size());
			for (int index = 0; index < expected.size(); index++) {
				assertThat(postings.row(key, index)).isEqualTo(expected.get(index));
			}
		}
	}

	private static String key(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> Integer.toString(random.nextInt(500));
			case 1 -> new UUID(random.nextInt(20), random.nextInt(20)).toString();
			case 2 -> "烟" + random.nextInt(300);
			default -> "0" + random.nextInt(300);
		};
	}

}
