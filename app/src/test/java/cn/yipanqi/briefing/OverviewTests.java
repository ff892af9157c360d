package cn.yipanqi.briefing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.Scope;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The overview of the American pack: another country, another language, the same code.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
		"yipanqi.pack=../packs/food-inspections-us", "yipanqi.now=2014-07-01T09:00:00", "yipanqi.load-territory=true" })
class OverviewTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private int number;

	@Autowired
	private Briefings briefings;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Registry registry;

	@Test
	void overviewGrowsRecordByRecord() {
		assertThat(overview("1703")).contains("As of 1 July 2014", "No visit has been filed.",
				"No inspection has been filed.", "The annex gives the figures of each.");
		inspect("170301", "pass", 0);
		assertThat(overview("1703"))
			.contains("1 inspection with a result was made at 1 premises, among them 1 restaurant.",
					"1 passed, 0 passed with conditions and 0 failed: a failure rate of 0%.", "no premises stood",
					"No critical violation was found.")
			.doesNotContain("highest failure rates");
		inspect("170302", "fail", 3);
		for (int i = 0; i < 1_500; i++) {
			inspect("170303", "pass", 0);
		}
		assertThat(overview("1703")).contains("1,502 inspections with a result were made at 1,502 premises",
				"a failure rate of 0.07%", "On the last day 1 premises stood",
				"Violations found: 3 critical, 0 serious and 0 minor; 0.002 critical ones per inspection.",
				"The highest failure rates were in Ward 2 (100%), the lowest in Ward 1 (0%) and 1 more; they are 100 percentage points apart.");
		assertThat(overview("1703")).doesNotContain("{{", "}}", "null", "  ", " ,", " .", "ppp");
		assertThat(overview("170302")).contains("1 inspection with a result was made");
	}

	private String overview(String region) {
		return this.briefings.draft("overview", region, LocalDate.of(2014, 7, 1), Scope.EVERYTHING)
			.composition()
			.text();
	}

	private void inspect(String ward, String result, int critical) {
		String name = "Diner " + ++this.number;
		Subject diner = this.registry.register(new Subject(0, "restaurant", null, name, null, name, ward, null),
				"licence:" + name);
		Map<String, Object> fields = new HashMap<>(Map.of("number", name, "result", result, "risk", "high", "critical",
				String.valueOf(critical), "serious", "0", "minor", "0"));
		this.ledger.record(new Draft("inspection", "food_protection@1703", ward, diner.id(), LocalDate.of(2014, 6, 1),
				fields, List.of(), null), OFFICE);
	}

}
