package cn.yipanqi.briefing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.composition.Composer;
import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Setting;
import cn.yipanqi.briefing.word.UnusableWordFileException;
import cn.yipanqi.briefing.word.WordReader;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each tag is replaced by, in a campaign of a few records that are known.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.load-territory=true", "yipanqi.briefing.address=https://yipanqi.example.cn" })
class TagsFilledTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final LocalDate DAY = LocalDate.of(2007, 9, 27);

	private static boolean filed;

	@Autowired
	private Composer composer;

	@Autowired
	private Ledger ledger;

	@BeforeEach
	void file(@Autowired Registry registry) {
		if (filed) {
			return;
		}
		filed = true;
		den("2007-09-01", "新华路", "239901001", seized("中华", 10, "5000.50"));
		den("2007-09-03", "解放街", "239902001", seized("中华", 2, "900"), seized("玉溪", 3, "1000"));
		den("2007-09-03", "人民路", "239902001", seized("红河", 1, "0.01"));
		event("2007-09-05", "239901001", "食品安全\n进社区", "9月5日，质监部门在城关镇开展宣传。\n发放资料100份。");
		event("2007-09-06", "239901001", "放心“肉”<宣传>&𠮷😀", null);
		Subject shop = registry.register(new Subject(0, "food_shop", "city", "兴旺食杂店", null, "T1", "239901001", null),
				"T1");
		record("closure", "aic@239901", "2007-09-10", "239901001", shop.id(), Map.of("reason", "no_business_licence"));
		record("rectification_order", "aic@239901", "2007-09-11", "239901001", shop.id(),
				Map.of("problems", "2", "due", "2007-10-15"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{{figure dens}}                                         | 3
					{{figure dens style=chinese}}                           | 三
					{{figure dens on=peak}}                                 | 2
					{{figure dens on=first}}                                | 1
					{{figure dens on=2007-09-01}}                           | 1
					{{figure dens on=2007-10-01}}                           | 0
					{{figure dens from=2007-09-02}}                         | 2
					{{figure dens from=2007-09-02 to=2007-09-02}}           | 0
					{{figure dens from=2007-12-01}}                         | 0
					{{figure dens region=239901}}                           | 1
					{{figure dens department=police}}                       | 3
					{{figure dens department=aic}}                          | 0
					{{figure dens group=illegal}}                           | 3
					{{figure den_value unit=万元 digits=2}}                  | 0.69
					{{figure den_value}}                                    | 6900.51
					{{figure counterfeit_cartons on=tobacco_dens.peak}}     | 6
					{{figure counterfeit_cartons on=tobacco_dens.first}}    | 10
					{{figure mark_rate digits=1}}                           | —
					{{day dens first}}、{{day dens last}}、{{day dens peak}}  | 9月1日、9月3日、9月3日
					{{day tips first}}                                      | —
					{{values tobacco_dens place}}                           | 新华路、解放街、人民路
					{{values tobacco_dens place on=peak}}                   | 解放街、人民路
					{{values tobacco_dens place limit=1}}                   | 新华路
					{{values counterfeit_brands brand}}                     | 中华、玉溪、红河
					{{values tobacco_dens goods}}                           | 卷烟
					{{values tobacco_dens region}}                          | 中心街道、城关镇
					{{values tobacco_dens department}}                      | 公安局
					{{values unlicensed_traders_closed subject}}            | 兴旺食杂店
					{{values unlicensed_traders_closed reason}}             | 无营业执照
					{{values subjects_ordered due}}                         | 10月15日
					{{ranking dens limit=2}}                                | 云东区（2处）、临江县（1处）
					{{ranking dens above=0 before="有" after="。"}}          | 有云东区（2处）、临江县（1处）。
					{{ranking dens below=0}}                                |
					{{spread dens before="相差" after="处"}}                  | 相差2处
					{{spread tips before="相差" after="件"}}                  |
					{{if dens > 2 && tips == 0}}是{{else}}否{{end}}          | 是
					{{if mark_rate > 0}}是{{else}}否{{end}}                  | 否
					{{if days_left == 95 && is_city}}是{{else}}否{{end}}     | 是
					{{each groups}}{{if dens > 0}}{{text number}}{{text name}}：{{figure dens}}{{end}}{{end}} | 1非法生产、经营整治组：3
					{{each counties}}{{if dens > 0}}{{text name}}{{figure dens}}；{{end}}{{end}} | 临江县1；云东区2；
					{{each counties}}{{if dens > 1}}{{each counties}}{{if dens > 0}}{{text name}}{{figure dens}}{{end}}{{end}}{{end}}{{end}} | 中心街道2
					{{highlights quality_publicity order=earliest limit=1}} | 9月5日，质监部门在城关镇开展宣传。发放资料100份。
					{{highlights quality_publicity order=latest limit=1}}   | 9月6日在城关镇开展了以“放心“肉”<宣传>&𠮷😀”为主题的宣传活动。
					{{values quality_publicity theme}}                      | 食品安全；进社区、放心“肉”<宣传>&𠮷😀
					{{highlights cases_filed}}                              |
					{{text city}}{{text level}}{{text county_level}}        | 云江市市县（市、区）
					{{text plan.full_coverage_goals style=chinese}}         | 十二
					{{text phase}}                                          | 集中整治
					""")
	void tagIsReplaced(String tags, String text) throws Exception {
		assertThat(compose("2399", "始" + tags + "终")).isEqualTo("始" + ((text != null) ? text : "") + "终");
	}

	@Test
	void regionOutsideTheOneThatReportsHasNoValue() throws Exception {
		assertThat(compose("239901",
				"{{figure dens region=239902}}{{figure dens region=2399}}{{day dens first region=2399}}"))
			.isEqualTo("———");
		assertThat(compose("239901", "{{figure dens region=239901001}}")).isEqualTo("1");
	}

	@Test
	void paragraphWithNothingLeftIsLeftOut() throws Exception {
		Composition composition = composition("2399",
				Docx.of("甲", "{{if tips > 0}}乙{{end}}", "", "{{highlights cases_filed}}", "丙").bytes());
		assertThat(composition.parts()).extracting(Composition.Part::text).containsExactly("甲", "", "丙");
	}

	@Test
	void sectionThatEndsInAParagraphIsKept() throws Exception {
		String ends = "<w:p><w:pPr><w:sectPr/></w:pPr>" + Docx.run("{{if tips > 0}}乙{{end}}") + "</w:p>";
		assertThat(composition("2399", Docx.body(Docx.paragraph("甲") + ends + Docx.paragraph("丙")).bytes()).parts())
			.hasSize(3);
	}

	@Test
	void tableWithoutARowLeftIsLeftOut() throws Exception {
		byte[] file = Docx
			.body(Docx.paragraph("甲")
					+ Docx.table(Docx.line("{{each counties}}{{text name}}", "{{figure dens}}{{end}}")))
			.bytes();
		assertThat(composition("239901001", file).parts()).hasSize(1);
		assertThat(composition("239901", file).parts().get(1).rows()).isNotEmpty();
	}

	private String compose(String region, String paragraph) throws UnusableWordFileException {
		return composition(region, Docx.of(paragraph).bytes()).text().strip();
	}

	private Composition composition(String region, byte[] file) throws UnusableWordFileException {
		return this.composer.compose(this.composer.template(WordReader.read(file)),
				new Setting(region, DAY, null, Locale.CHINA));
	}

	private void den(String day, String place, String town, Draft.DraftLine... seized) {
		this.ledger.record(new Draft("illegal_den", "police@" + town.substring(0, 6), town, null, LocalDate.parse(day),
				Map.of("kind", "tobacco", "place", place, "people", "5"), List.of(seized), null), OFFICE);
	}

	private static Draft.DraftLine seized(String brand, int cartons, String value) {
		return new Draft.DraftLine("seized", null,
				Map.of("goods", "cigarettes", "brand", brand, "cartons", String.valueOf(cartons), "value", value));
	}

	private void event(String day, String town, String theme, String summary) {
		Map<String, Object> fields = new java.util.HashMap<>(Map.of("theme", theme, "form", "street"));
		if (summary != null) {
			fields.put("summary", summary);
		}
		record("publicity_event", "quality@239901", day, town, null, fields);
	}

	private void record(String type, String unit, String day, String town, Long subject, Map<String, Object> fields) {
		this.ledger.record(new Draft(type, unit, town, subject, LocalDate.parse(day), fields, List.of(), null), OFFICE);
	}

}
