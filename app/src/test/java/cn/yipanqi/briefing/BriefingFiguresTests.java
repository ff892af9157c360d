package cn.yipanqi.briefing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Formats;
import cn.yipanqi.figures.Trace;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static cn.yipanqi.briefing.BriefingAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every number of the report of the made-up city is the figure it says it is, and some
 * are what plain SQL says.
 */
@BriefingCityTest
class BriefingFiguresTests {

	private static final LocalDate DAY = LocalDate.of(2007, 9, 27);

	private static final String CITY = "2399";

	/**
	 * What is in force up to the day, and the units and people that lines name.
	 */
	private static final String IN_FORCE = """
			with act as (
				select e.*, split_part(e.unit, '@', 1) as department from entry e
				where e.operation <> 'CANCEL' and e.business_date <= date '2007-09-27'
				and not exists (select 1 from entry later where later.supersedes = e.seq)
			), item as (
				select a.type as act, a.business_date, l.type, l.unit, l.doc from act a join line l on l.entry = a.seq
			)
			""";

	private static final String INSPECTIONS = """
			'producer_inspection', 'circulation_inspection', 'catering_inspection', 'drug_inspection', 'pork_inspection',
			'export_inspection', 'pesticide_shop_check', 'base_inspection'""";

	/**
	 * Those of summary sheets, of units that have filed no inspection in the period.
	 */
	private static final String REPORTED_INSPECTIONS = """
			select coalesce(sum((l.doc->>'total')::numeric), 0) from act sheet join line l on l.entry = sheet.seq
			where (sheet.type, l.doc->>'indicator') in
				(('catering_monthly', 'catering_visits'), ('circulation_weekly', 'inspections'))
			and not exists (select 1 from act a where a.unit = sheet.unit and a.type in (%s)
				and date_trunc(case sheet.type when 'catering_monthly' then 'month' else 'week' end,
					a.business_date::timestamp)
				= date_trunc(case sheet.type when 'catering_monthly' then 'month' else 'week' end,
					sheet.business_date::timestamp))
			""".formatted(INSPECTIONS);

	@Autowired
	private Briefings briefings;

	@Autowired
	private Figures figures;

	@Autowired
	private Formats formats;

	@Autowired
	private Pack pack;

	@Autowired
	private JdbcClient jdbc;

	private Briefings.Draft report;

	@BeforeEach
	void write() {
		this.report = this.briefings.draft("progress_report", CITY, DAY, Scope.EVERYTHING);
	}

	@Test
	void reportReadsWell() {
		assertThat(this.report).readsWell()
			.says("云江市产品质量和食品安全专项整治行动", "数据截至2007年9月27日", "三大重点、八项任务、二十个工作目标和十二个百分百", "18个相关部门主要负责人", "9项具体工作",
					"八个专项整治小组", "3个多月（95天）");
	}

	@Test
	void countsAreThoseOfTheLedger() {
		assertThat(this.report).paragraph("针对当前")
			.states("先后召开各类会议", sql("select count(*) from act where type = 'meeting'"), "次")
			.states("其中", sql("select count(*) from act where type = 'meeting' and doc->>'kind' = 'study'"), "次传达学习");
		assertThat(this.report).paragraph("此次专项整治")
			.states("发放宣传资料", sql("select sum((doc->>'materials')::numeric) from act where type = 'publicity_event'"),
					"份")
			.states("经查属实", sql("select count(*) from act where type = 'tip' and (doc->>'verified')::boolean"), "件");
		assertThat(this.report).paragraph("三是一线执法力度不够")
			.states("立案", sql("select count(*) from act where type = 'case_filed'"), "件");
		assertThat(this.report).paragraph("生产加工食品")
			.states("立案查处", sql("select count(*) from act where type = 'case_filed' and department = 'quality'"), "件");
	}

	@Test
	void subjectsAreCountedOnce() {
		assertThat(this.report).paragraph("餐饮消费整治组")
			.states("共检查餐饮单位", sql("select count(distinct subject) from act where type = 'catering_inspection'"), "户")
			.states("取缔无卫生许可证餐饮单位", sql("""
					select count(distinct subject) from act where type = 'closure' and department = 'health'
					and doc->>'reason' = 'no_hygiene_licence' and subject_kind in
					('restaurant', 'small_restaurant', 'school_canteen', 'site_canteen', 'agritainment')"""), "户");
		assertThat(this.report).paragraph("流通领域消费整治组")
			.states("整治重点区域", sql("select count(distinct subject) from act where type = 'key_area_rectification'"),
					"处");
	}

	@Test
	void dayOfTheDensTellsOfThatDay() {
		String seized = "from item where act = 'illegal_den' and type = 'seized' and doc->>'goods' = 'cigarettes'"
				+ " and business_date = date '2007-08-24'";
		String value = new BigDecimal(sql("select sum((doc->>'value')::numeric) " + seized)).movePointLeft(4)
			.setScale(2, java.math.RoundingMode.HALF_UP)
			.stripTrailingZeros()
			.toPlainString();
		assertThat(this.report).paragraph("非法生产、经营整治组")
			.says("公安部门于8月24日在")
			.states("成功打掉", sql("""
					select count(*) from act where type = 'illegal_den' and doc->>'kind' = 'tobacco'
					and business_date = date '2007-08-24'"""), "处")
			.states("等", sql("select count(distinct doc->>'brand') " + seized), "种")
			.states("共计", sql("select sum((doc->>'cartons')::numeric) " + seized), "条假烟")
			.states("涉案货值", value, "万元");
	}

	@Test
	void peopleOfADepartmentAreThoseOfItsRecordsAndItsLines() {
		assertThat(this.report).paragraph("餐饮消费整治组")
			.states("出动执法人员",
					sql("""
							select (select coalesce(sum((doc->>'people')::numeric), 0) from act where department = 'health' and type in
								('rectification_check', 'patrol', 'illegal_den', 'key_area_rectification', 'catering_inspection'))
							+ (select coalesce(sum((doc->>'people')::numeric), 0) from item where unit like 'health@%'
								and (act, type) in (('joint_operation', 'participants'), ('assistance', 'helpers')))"""),
					"人次");
	}

	@Test
	void moneyIsConvertedAfterItIsSummed() {
		BigDecimal yuan = new BigDecimal(sql("""
				select (select sum((doc->>'goods_value')::numeric) from act where type = 'case_filed'
					and not (doc->>'den_related')::boolean)
				+ (select sum((doc->>'value')::numeric) from item where act = 'illegal_den' and type = 'seized')"""));
		assertThat(this.report).paragraph("截止到目前")
			.states("涉案货值",
					yuan.divide(BigDecimal.valueOf(10_000), 2, java.math.RoundingMode.HALF_UP)
						.stripTrailingZeros()
						.toPlainString(),
					"万元");
	}

	@Test
	void requestsForAssistanceAddUp() {
		String asked = "select count(*) from item where act = 'assistance' and type = 'helpers'";
		assertThat(this.report).paragraph("专项整治工作全面启动")
			.states("收到协查请求", sql(asked), "次")
			.states("已配合", sql(asked + " and doc->>'answer' = 'assisted'"), "次");
	}

	@Test
	void rowOfEachCountyIsThatOfTheCounty(@Autowired Organization organization) {
		organization.counties().forEach((county) -> {
			String within = " and region like '" + county.code() + "%'";
			assertThat(this.report).row(county.name())
				.states("cases_filed", sql("select count(*) from act where type = 'case_filed'" + within))
				.states("inspections", sql("select (select count(*) from act where type in (%s)%s) + (%s%s)"
					.formatted(INSPECTIONS, within, REPORTED_INSPECTIONS, within)));
		});
		assertThat(this.report).row("全市")
			.states("cases_filed", sql("select count(*) from act where type = 'case_filed'"));
	}

	@Test
	void everyNumberIsItsFigureAskedAgain() {
		List<Piece> stated = this.report.composition().pieces().filter((piece) -> piece.figure() != null).toList();
		assertThat(stated).hasSizeGreaterThan(200);
		for (Piece piece : stated) {
			Figure figure = Objects.requireNonNull(piece.figure());
			FigureQuery query = figure.query();
			Figure again = this.figures.figure(query, Scope.EVERYTHING);
			assertThat(again).isEqualTo(figure);
			assertThat(renderings(again)).as("%s", query).contains(piece.text());
		}
	}

	/**
	 * The ways in which a figure may be printed.
	 */
	private List<String> renderings(Figure figure) {
		List<String> renderings = new ArrayList<>();
		for (String unit : new String[] { null, "万元" }) {
			for (int digits = -1; digits <= 2; digits++) {
				renderings
					.add(this.formats.printed(figure.query().indicator(), figure.value(), unit, digits, Locale.CHINA));
			}
		}
		return renderings;
	}

	@Test
	void everyNumberOpensToAsManyRecordsAsItSays() {
		Map<FigureQuery, Figure> distinct = this.report.composition()
			.figures()
			.stream()
			.collect(Collectors.toMap(Figure::query, (figure) -> figure, (former, same) -> former));
		distinct.forEach((query, figure) -> {
			Indicator.Kind kind = this.pack.indicator(query.indicator()).kind();
			if (!kind.isComposed()) {
				Trace trace = this.figures.trace(query, Scope.EVERYTHING, 0, 0);
				assertThat(kind.isAdditive() ? trace.sum() : BigDecimal.valueOf(trace.keys())).as("%s", query)
					.isEqualByComparingTo(figure.value());
			}
		});
	}

	@Test
	void shareOfOverAHundredIsNowhere() {
		this.report.composition()
			.figures()
			.stream()
			.filter((figure) -> this.pack.indicator(figure.query().indicator()).kind() == Indicator.Kind.RATIO)
			.filter((figure) -> figure.value() != null)
			.forEach((figure) -> assertThat(figure.value()).as("%s", figure.query())
				.isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100)));
	}

	private String sql(String query) {
		return this.jdbc.sql(IN_FORCE + query).query(BigDecimal.class).single().stripTrailingZeros().toPlainString();
	}

}
