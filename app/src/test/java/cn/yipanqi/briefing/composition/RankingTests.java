package cn.yipanqi.briefing.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.briefing.template.Tag;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.figures.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which regions are named: nobody twice, nobody level with the other end, nobody where
 * there is nothing to rank.
 */
class RankingTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			9 7 5 3 1       | order=highest limit=2          | A B
			9 7 5 3 1       | order=lowest limit=2           | E D
			9 7 5 3 1       | limit=9                        | A B
			9 1             | order=highest limit=3          | A
			9 1             | order=lowest limit=3           | B
			9 7 1           | order=highest limit=2          | A
			9 7 1           | order=lowest limit=2           | C
			5               | order=highest                  |
			0 0 0           | order=lowest                   |
			100 100 100     | order=highest                  |
			5 0 0 0 0       | order=highest limit=2          | A
			5 0 0 0 0       | order=lowest limit=2           | B C 等4个
			5 5 5 5 0       | order=lowest limit=2           | E
			9 5 5 5 1 1     | order=highest limit=2          | A B 等4个
			9 7 5 3 1       | below=6                        | E D C
			9 7 5 3 1       | below=6 limit=2                | E D 等3个
			9 7 5 3 1       | above=6 limit=1                | A 等2个
			9 7 5 3 1       | order=lowest above=2 limit=2   | D C
			9 7 5 3 1       | below=1                        |
			0 0 0           | below=1 limit=2                | A B 等3个
			9 7 5 3 1       | order=lowest above=2 below=8   | D C B
			                | order=highest                  |
			""")
	void namesThoseWhoAreMeant(String values, String attributes, String named) {
		Ranking ranking = ranking(values, attributes);
		List<String> words = new ArrayList<>(ranking.named().stream().map(Part::name).toList());
		if (ranking.meant() > words.size()) {
			words.add("等" + ranking.meant() + "个");
		}
		assertThat(String.join(" ", words)).isEqualTo((named != null) ? named : "");
	}

	private static Ranking ranking(String values, String attributes) {
		List<Part> parts = new ArrayList<>();
		for (String value : (values != null) ? values.split(" ") : new String[0]) {
			String name = String.valueOf((char) ('A' + parts.size()));
			FigureQuery query = new FigureQuery("people", name, null, null, null, null, null);
			parts.add(new Part(name, name, new Figure(query, new BigDecimal(value), null, null)));
		}
		Map<String, String> given = new HashMap<>(Map.of("numbers", "no"));
		for (String attribute : attributes.split(" ")) {
			given.put(attribute.split("=")[0], attribute.split("=")[1]);
		}
		return new Ranking(parts, new Tag("ranking", "people", given, List.of(), ""));
	}

}
