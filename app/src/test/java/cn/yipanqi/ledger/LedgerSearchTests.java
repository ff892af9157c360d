package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A search finds every text that holds what is searched for, however short it is and
 * whatever it is made of, and no other.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class LedgerSearchTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final List<String> SIGNS = List.of("饭", "店", "联", "合", "查", "A", "b", "7", "\"", "\\", "'", "%", "_",
			"!", "&", "|", ":", "*", " ", "[", "]", "𠮷");

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerReader reader;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void everyPartOfATextFindsIt(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		Random random = new Random(20070927);
		List<String> titles = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			titles.add("检" + text(random, 1 + random.nextInt(6)) + "毕");
		}
		this.ledger.recordAll(titles.stream().map((title) -> JointOperations.titled(title, null)).toList(), OFFICE);
		List<String> parts = new ArrayList<>(SIGNS);
		for (int i = 0; i < 300; i++) {
			String title = titles.get(random.nextInt(titles.size()));
			int from = title.offsetByCodePoints(0, random.nextInt(title.codePointCount(0, title.length())));
			int length = 1 + random.nextInt(title.codePointCount(from, title.length()));
			parts.add(title.substring(from, title.offsetByCodePoints(from, length)));
			parts.add(text(random, 1 + random.nextInt(3)));
		}
		parts.removeIf(String::isBlank);
		for (String part : parts) {
			String wanted = part.strip().toLowerCase(Locale.ROOT);
			assertThat(found(part)).as("'%s'", part)
				.containsExactlyInAnyOrderElementsOf(
						titles.stream().filter((title) -> title.toLowerCase(Locale.ROOT).contains(wanted)).toList());
		}
	}

	@Test
	void aTextLongerThanAnyIndexHoldsIsNotRefused() {
		StringBuilder rare = new StringBuilder();
		new Random(1).ints(40_000, 0x4e00, 0x9fa5).forEach(rare::appendCodePoint);
		assertThat(this.jdbc.sql("select pairs(:words) @@ sought(:part)")
			.param("words", rare.toString())
			.param("part", rare.substring(39_000, 39_200))
			.query(Boolean.class)
			.single()).isTrue();
		assertThat(this.jdbc.sql("select length(pairs(:words))")
			.param("words", rare + rare.reverse().toString() + rare.substring(1))
			.query(Integer.class)
			.single()).isLessThanOrEqualTo(100_000);
	}

	private List<String> found(String text) {
		List<Entry> entries = this.reader.list(new LedgerQuery("joint_operation", null, "", null, null, null, text),
				Scope.EVERYTHING, 1_000, 0);
		return entries.stream()
			.map((entry) -> String.valueOf(entry.fields().get("title")))
			.filter((title) -> title.endsWith("毕"))
			.toList();
	}

	private static String text(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(SIGNS.get(random.nextInt(SIGNS.size())));
		}
		return text.toString();
	}

}
