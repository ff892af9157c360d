package cn.yipanqi.briefing;

import java.time.LocalDate;
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

import static cn.yipanqi.briefing.BriefingAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A campaign that has hardly begun: the ledger grows record by record, and the report
 * reads well each time.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.load-territory=true" })
class SmallCampaignTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final LocalDate TODAY = LocalDate.of(2007, 9, 27);

	@Autowired
	private Briefings briefings;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Registry registry;

	@Test
	void reportGrowsRecordByRecord() {
		assertThat(report("2399")).readsWell().says("全市尚无执法行动记录").doesNotSay("取缔");
		assertThat(report("2399").composition().figures()).filteredOn((figure) -> figure.value() != null)
			.allSatisfy((figure) -> assertThat(figure.value()).isZero());
		Subject restaurant = subject("restaurant", "福临饭店");
		Subject shop = subject("food_shop", "兴旺食杂店");
		record("catering_inspection", "health@239901", restaurant,
				Map.of("people", "2", "licence_held", "true", "result", "none"));
		assertThat(report("2399")).readsWell()
			.paragraph("餐饮消费整治组")
			.states("共检查餐饮单位", 1, "户")
			.states("出动执法人员", 2, "人次")
			.doesNotSay("量化");
		record("survey", "aic@239901", shop, Map.of("operating", "true", "licence", "unlicensed"));
		assertThat(report("2399")).readsWell().paragraph("三、乘势而上");
		assertThat(report("2399")).paragraph("从现在起").states("对仍在无照经营的", 1, "户食杂店");
		assertThat(report("2399")).paragraph("流通领域消费整治组").states("食杂店进货台账建立率", 0, "%");
		this.ledger.record(
				new Draft("illegal_den", "police@239901", "239901001", null, LocalDate.of(2007, 9, 20),
						Map.of("kind", "tobacco", "place", "新华路", "people", "5"),
						List.of(new Draft.DraftLine("seized", null, Map.of("goods", "materials", "value", "0"))), null),
				OFFICE);
		assertThat(report("2399")).readsWell()
			.paragraph("非法生产、经营整治组")
			.says("公安部门于9月20日在新华路")
			.states("成功打掉", 1, "处")
			.doesNotSay("查获假冒", "涉案货值");
		for (String region : List.of("239901", "239902", "239901001")) {
			assertThat(report(region)).readsWell();
		}
		assertThat(report("2399")).paragraph("三是一线执法力度不够").says("尚无立案案件").doesNotSay("较低的为");
	}

	private Briefings.Draft report(String region) {
		return this.briefings.draft("progress_report", region, TODAY, Scope.EVERYTHING);
	}

	private Subject subject(String kind, String name) {
		return this.registry.register(new Subject(0, kind, "city", name, null, name, "239901001", null),
				"licence:" + name);
	}

	private void record(String type, String unit, Subject subject, Map<String, Object> fields) {
		this.ledger.record(
				new Draft(type, unit, "239901001", subject.id(), LocalDate.of(2007, 9, 20), fields, List.of(), null),
				OFFICE);
	}

}
