package cn.yipanqi.briefing;

import java.time.LocalDate;

import cn.yipanqi.access.Scope;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static cn.yipanqi.briefing.BriefingAssert.assertThat;

/**
 * The report in good Chinese wherever and whenever it is written: at the beginning, when
 * only some have begun, in a county, in a town, on the last day and after it.
 */
@BriefingCityTest
class BriefingReadingTests {

	@Autowired
	private Briefings briefings;

	@Autowired
	private Organization organization;

	@ParameterizedTest
	@ValueSource(strings = { "2007-08-08", "2007-08-14", "2007-08-16", "2007-08-18", "2007-08-24", "2007-08-25",
			"2007-08-28", "2007-09-01", "2007-09-08", "2007-09-22", "2007-09-27" })
	void cityAndItsCountiesReadWellOnAnyDay(LocalDate day) {
		assertThat(report("2399", day)).readsWell();
		for (Region county : this.organization.counties()) {
			assertThat(report(county.code(), day)).readsWell().says("现对我" + county.name().substring(2));
		}
	}

	@Test
	void townReadsWell() {
		for (Region town : this.organization.towns("239901")) {
			assertThat(report(town.code(), LocalDate.of(2007, 9, 27))).readsWell().doesNotSay("附件");
		}
	}

	@Test
	void dayBeforeAnythingHappenedHasNoNumbersButThoseOfThePlan() {
		assertThat(report("2399", LocalDate.of(2007, 8, 1))).readsWell()
			.says("动员部署会议正在筹备", "逐一排查登记", "卫生部门对餐饮单位的检查正在组织", "全市尚无执法行动记录", "尚处于起步阶段")
			.doesNotSay("发展不平衡");
	}

	@Test
	void countySpeaksOfItself() {
		assertThat(report("239902", LocalDate.of(2007, 9, 27)))
			.says("云东区产品质量和食品安全专项整治行动", "区政府高度重视", "全区共出动执法人员", "云东区政府将在市政府的领导下", "附件：各乡镇专项整治行动主要情况")
			.doesNotSay("各县（市、区）", "我市", "全市共出动", "尚未成立领导小组的有");
		assertThat(report("239901", LocalDate.of(2007, 9, 27))).says("临江县", "我县", "全县", "县政府成立了以主管县长为组长");
		assertThat(report("239912", LocalDate.of(2007, 9, 27))).says("我市", "市政府");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2007-09-27 | 从现在起到年末还有3个多月（95天）的时间
			2007-09-30 | 从现在起到年末还有3个月（92天）的时间
			2007-11-29 | 从现在起到年末还有1个多月（32天）的时间
			2007-11-30 | 从现在起到年末还有1个月的时间
			2007-12-01 | 从现在起到年末还有30天的时间
			2007-12-30 | 从现在起到年末还有1天的时间
			2007-12-31 | 本次专项整治行动期限已到
			2008-02-29 | 本次专项整治行动期限已到
			""")
	void timeLeftIsSaidAsPeopleSayIt(LocalDate day, String text) {
		assertThat(report("2399", day)).readsWell().says(text).doesNotSay("有0天", "（0天");
	}

	private Briefings.Draft report(String region, LocalDate day) {
		return this.briefings.draft("progress_report", region, day, Scope.EVERYTHING);
	}

}
