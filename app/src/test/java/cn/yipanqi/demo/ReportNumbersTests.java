package cn.yipanqi.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.Briefing;
import cn.yipanqi.briefing.Briefings;
import cn.yipanqi.engine.algebra.Figure;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise of the whole: the report of the made-up city has no gap, and every number
 * in it is what plain SQL over the ledger says.
 */
@DemoCityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportNumbersTests {

	private static final int SCALE = 4;

	private Briefing report;

	private byte[] document;

	private String text;

	@BeforeAll
	void issue(@Autowired Briefings briefings, @Autowired Clock clock) throws IOException {
		this.report = briefings.issue("progress_report", "2399", LocalDate.now(clock), "office", Scope.EVERYTHING);
		this.document = briefings.document(this.report);
		try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(this.document));
				XWPFWordExtractor extractor = new XWPFWordExtractor(word)) {
			extractor.setFetchHyperlinks(false);
			this.text = extractor.getText();
		}
	}

	@Test
	void hasNoGapAndNoEmptyTag() {
		assertThat(this.text).doesNotContainIgnoringCase("x")
			.doesNotContain("{{", "}}", "—次", "—户", "（）", "，，", "。。", "，。", "；。", "、、");
		assertThat(this.report.composition().figures()).hasSizeGreaterThan(200)
			.allSatisfy((figure) -> assertThat(figure.value()).as(figure.query().indicator()).isNotNull());
	}

	@Test
	void everyNumberIsWhatPlainSqlSays(@Autowired DataSource dataSource) throws SQLException {
		List<String> differences = new ArrayList<>();
		Instant asOf = this.report.asOf();
		try (Oracle oracle = new Oracle(dataSource, asOf)) {
			for (Figure figure : this.report.composition().figures()) {
				assertThat(figure.query().asOf()).isEqualTo(asOf);
				BigDecimal expected = oracle.about(figure.query()).value(figure.query().indicator());
				if (!same(figure.value(), expected)) {
					differences.add(figure + " should be " + expected);
				}
			}
		}
		assertThat(differences).isEmpty();
	}

	private static boolean same(BigDecimal stated, BigDecimal expected) {
		return expected != null && stated.setScale(SCALE, RoundingMode.HALF_UP)
			.compareTo(expected.setScale(SCALE, RoundingMode.HALF_UP)) == 0;
	}

	@Test
	void everyIndicatorThatTheSourceReportStatesIsInIt() {
		assertThat(this.report.composition().figures().stream().map((figure) -> figure.query().indicator())).contains(
				"tobacco_dens", "counterfeit_brands", "counterfeit_cartons", "tobacco_value",
				"police_assistance_people", "pesticide_shops_checked", "pesticide_samples", "bases_inspected",
				"quality_food_dens", "quality_people", "producers_inspected", "quality_cases", "quality_goods_value",
				"unlicensed_producers_closed", "city_self_discipline_rate", "township_self_discipline_rate",
				"aic_people", "circulation_subjects", "markets_inspected", "key_areas_rectified",
				"unlicensed_traders_closed", "aic_dens", "catering_subjects", "health_people", "health_cases",
				"unlicensed_catering_closed", "catering_rectified", "catering_graded", "grading_rate", "drug_people",
				"drug_vehicles", "drug_cases", "drug_den_closed", "commerce_people", "commerce_cases",
				"commerce_goods_value", "export_firms", "mark_rate", "people", "vehicles", "food_producers_inspected",
				"food_operators_inspected", "food_dens", "goods_value", "media_items");
	}

	@Test
	void statesWhatTheSourceReportStates() {
		assertThat(this.text).contains("公安部门于8月24日在解放街、新华路成功打掉2处销售假烟黑窝点")
			.contains("查获假冒中华、玉溪、小熊猫、红河等6种，共计680条假烟，涉案货值16.05万元")
			.containsPattern("配合[^，]*质监局[^，]*共同协查")
			.containsPattern("配合[^，]*卫生局[^，]*共同协查")
			.containsPattern("配合[^，]*商务局[^，]*共同协查")
			.contains("9月22日对48户农药经销商店进行了全面检查")
			.contains("检查中未发现使用禁用农药")
			.contains("质监部门于8月14日召开了全系统产品质量专项整治行动动员部署工作会议")
			.containsPattern("8月28日全系统上下联动开展了以食品为重点的产品质量专项检查统一行动[^。]*打掉食品加工黑窝点3个")
			.containsPattern("9月8日[^。]*全力打好专项整治攻坚战，确保我市食品和产品质量安全[^。]*大型宣传活动")
			.contains("立案查处3起")
			.contains("从9月1日起，我市的36户出口食品生产企业全部加施了检验检疫标志，并实行了批次管理，加施率达到100%")
			.contains("三大重点、八项任务、二十个工作目标和十二个百分百")
			.contains("3个多月（95天）");
	}

	@Test
	void everyNumberInTheWordFileIsALinkToItsFigure() throws IOException {
		try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(this.document))) {
			List<String> links = new ArrayList<>();
			word.getParagraphs().forEach((paragraph) -> links.addAll(links(paragraph, word)));
			word.getTables()
				.forEach((table) -> table.getRows()
					.forEach((row) -> row.getTableCells()
						.forEach((cell) -> cell.getParagraphs()
							.forEach((paragraph) -> links.addAll(links(paragraph, word))))));
			assertThat(links.stream().filter((link) -> link.contains("/figures/")).count())
				.isGreaterThanOrEqualTo(this.report.composition().figures().size());
			assertThat(links).allSatisfy((link) -> assertThat(URI.create(link).getHost()).isEqualTo("localhost"))
				.filteredOn((link) -> link.contains("/figures/people?"))
				.isNotEmpty()
				.allSatisfy((link) -> assertThat(link).contains("asOf="));
		}
	}

	private static List<String> links(XWPFParagraph paragraph, XWPFDocument word) {
		return paragraph.getRuns()
			.stream()
			.filter((XWPFRun run) -> run instanceof XWPFHyperlinkRun)
			.map((run) -> Objects.requireNonNull(((XWPFHyperlinkRun) run).getHyperlink(word)).getURL())
			.collect(Collectors.toList());
	}

}
