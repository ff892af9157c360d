package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.ledger.Author;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that a home has taken in, so that they can be sent again: rows with an own number
 * and without, with lines, with totals, with sensitive values, and with all that two
 * programs write differently although people read the same.
 */
public final class SentFiles {

	/** Title of a row without an own number, whose record is cancelled afterwards. */
	public static final String CANCELLED = "取消的会议";

	/** Title of a row with an own number, whose record is cancelled afterwards. */
	public static final String CANCELLED_WITH_NUMBER = "取消的有编号会议";

	/** Title of a row with an own number, whose record is corrected afterwards. */
	public static final String CORRECTED = "更正的会议";

	private static final String MAPPING = "mapping.yaml";

	private static final String LINE_BREAK = "\r\n";

	private final ApplicationContext city;

	private final Reader office = Runs.reader("office", Role.OFFICE, "2399");

	public SentFiles(ApplicationContext city) {
		this.city = city;
	}

	/**
	 * Writes the files of today.
	 * @param shops names of shops in the first county
	 */
	public static List<Sent> write(Path folder, List<String> shops) throws IOException {
		meetings(folder);
		Files.write(folder.resolve("inspections.xlsx"), inspections(shops));
		Files.write(folder.resolve("dens.xlsx"), dens());
		Files.write(folder.resolve("totals.xlsx"), totals());
		Files.writeString(folder.resolve("tips.csv"), """
				日期,发生地,渠道,经查属实,举报人,举报人联系电话,简要情况,自编号
				2007-09-11,临江县,电话,是,张三,13900010001,反映出售过期食品,
				2007-09-12,临江县,来信,否,李　四,１３９０００１０００２,"反映卫生\r
				条件差",JB-1
				""");
		Files.writeString(folder.resolve("patrols.csv"), """
				编号,单位,地区,日期,人数,车辆,范围
				X-1,police@239901,239901,2007-09-13,6,2,城关镇
				Ｘ－２,police@239901,239901,2007-09-13,12,2, 前进镇  兴隆镇\s
				X-3,police@239901,239901,2007-09-14,08,1,"城关镇\r
				白杨镇"
				""");
		Files.writeString(folder.resolve(MAPPING), """
				code: kept_patrols
				record: patrol
				encoding: utf-8
				key: [编号]
				unit: 单位
				region: 地区
				date: {column: 日期, formats: [yyyy-MM-dd]}
				fields:
				  people: 人数
				  vehicles: 车辆
				  route: 范围
				""");
		return List.of(new Sent("meetings.csv", "meeting", "government@239901"),
				new Sent("meetings.xlsx", "meeting", "government@239902"),
				new Sent("inspections.xlsx", "circulation_inspection", "aic@239901"),
				new Sent("dens.xlsx", "illegal_den", "aic@239901"),
				new Sent("totals.xlsx", "circulation_weekly", "aic@239910"), new Sent("tips.csv", "tip", "aic@239901"),
				new Sent("patrols.csv", "patrol", ""));
	}

	private static void meetings(Path folder) throws IOException {
		String text = """
				日期,发生地,会议类型,会议名称,参会人数,简要情况,自编号
				2007-09-03,临江县,传达学习会议,传达学习,20,一句话,
				2007-09-04,临江县,传达学习会议,换行的会议,20,"第一行@第二行@",
				2007-09-04,临江县,传达学习会议,  首尾有空白　的  会议　,20, 简要 ,
				２００７－０９－０５,临江县,传达学习会议,第１２次会议（ＡＢ）,１２,全角数字１２,
				2007-09-05,临江县,调度推进会议,千分位,"1,200",,
				2007/9/6,临江县,调度推进会议,斜线日期,030,,
				2007-09-07,临江县,其他会议,%s,10,,
				2007-09-10,临江县,其他会议,有编号,10,"第一行@第二行",HY-001
				2007-09-10,临江县,其他会议,全角编号,１０,,ＨＹ－００２
				2007-09-10,临江县,其他会议,编号有空白,10,,  HY 003　
				2007-09-10,临江县,其他会议,全是零的编号,10,,000123
				2007-09-11,临江县,其他会议,%s,10,,HY-004
				2007-09-11,临江县,其他会议,%s,10,,HY-005
				""".formatted(CANCELLED, CANCELLED_WITH_NUMBER, CORRECTED).replace("@", LINE_BREAK);
		Files.write(folder.resolve("meetings.csv"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
		Files.write(folder.resolve("meetings.xlsx"),
				Samples.xlsx(new Object[] { "日期", "发生地", "会议类型", "会议名称", "参会人数", "简要情况", "自编号" },
						new Object[] { LocalDate.of(2007, 9, 3), "云东区", "传达学习会议", "工作簿里的会议", 30, "一\n二", null },
						new Object[] { LocalDate.of(2007, 9, 4), "云东区", "传达学习会议", "　工作簿  里的会议二 ", "３０", "一\r\n二 ",
								null },
						new Object[] { "2007年9月5日", "云东区", "调度推进会议", "数字编号", 30, null, 123 },
						new Object[] { "2007.9.6", "云东区", "调度推进会议", "文本编号", 30.0, null, "０００１２４" }));
	}

	private static byte[] inspections(List<String> shops) {
		return Samples.xlsx(new Object[] { "日期", "监管对象", "出动执法人员", "出动车辆", "下架不合格食品（公斤）", "发现问题", "检查结果", "自编号" },
				new Object[] { LocalDate.of(2007, 9, 12), shops.get(0), 3, 1, 12.5, 1, "责令整改", null },
				new Object[] { LocalDate.of(2007, 9, 12), shops.get(1), "３", "1", "1,234.50", 2, "责令整改", null },
				new Object[] { LocalDate.of(2007, 9, 13), " " + shops.get(0), 2, null, "0.10", 0, "未发现问题", "JC-1" },
				new Object[] { LocalDate.of(2007, 9, 13), shops.get(1), 2, null, 0.1, 0, "未发现问题", "ＪＣ－２" });
	}

	private static byte[] dens() {
		return Samples.xlsx((book) -> {
			Samples.fill(book.createSheet("端掉黑窝点"), 0,
					new Object[] { "序号", "日期", "发生地", "窝点类型", "地点", "出动执法人员", "简要情况", "自编号" },
					new Object[] { 1, LocalDate.of(2007, 9, 14), "城关镇", "销售假烟", "解放路１号", 8, "一\r\n二", null },
					new Object[] { "2", LocalDate.of(2007, 9, 14), "城关镇", "食品生产加工", " 解放路 2号 ", 6, null, "WD-1" });
			Samples.fill(book.createSheet("查获物品"), 0, new Object[] { "序号", "物品类别", "品牌", "卷烟数量", "重量(公斤)", "货值（元）" },
					new Object[] { 1, "卷烟", "　中华", 120, null, "3,000.50" },
					new Object[] { 1, "其他", "包\n装", null, 1.50, 200 },
					new Object[] { "2", "食品", null, null, "１００", "2000.00" });
		});
	}

	private static byte[] totals() {
		return Samples.xlsx((book) -> {
			Samples.fill(book.createSheet("工商部门周报汇总表"), 0, new Object[] { "序号", "日期", "发生地" },
					new Object[] { 1, LocalDate.of(2007, 9, 16), "239910" });
			Samples.fill(book.createSheet("各指标合计"), 0, new Object[] { "序号", "指标", "合计数" },
					new Object[] { 1, "circulation_visits", "１２" }, new Object[] { 1, "food_removed", 3.50 });
		});
	}

	/**
	 * Sends a file: first checked, then committed, as at the page; one with a mapping as
	 * at the console.
	 */
	public Counts send(Path folder, Sent sent) throws IOException {
		if (sent.unit().isEmpty()) {
			ImportReport report = this.city.getBean(Imports.class)
				.commit(new ImportRequest(folder.resolve(sent.file()), folder.resolve(MAPPING), null), false,
						new Author("import", Scope.EVERYTHING));
			return new Counts(report.rows(), report.accepted(), report.alreadyThere(), report.problems().toString());
		}
		Runs runs = new Runs(this.city.getBean(IntakeUploads.class), this.city.getBean(Intakes.class),
				this.city.getBean(Findings.class));
		Path file = folder.resolve(sent.file());
		try (InputStream in = Files.newInputStream(file)) {
			Intake checked = runs.ended(this.city.getBean(IntakeUploads.class)
				.take(this.office, sent.type(), sent.unit(), sent.file(), Files.size(file), in));
			Findings.Summary summary = runs.summary(checked);
			Counts counts = new Counts(summary.rows(), summary.accepted(), summary.alreadyThere(),
					runs.problems(checked).toString() + summary.unusable());
			if (summary.accepted() > 0) {
				assertThat(runs.commit(checked, this.office).state()).isEqualTo(State.COMMITTED);
			}
			return counts;
		}
	}

	/**
	 * A file and what was said when it was sent.
	 *
	 * @param unit the unit that files; empty for a file that is read by a mapping
	 */
	public record Sent(String file, String type, String unit) {
	}

	/**
	 * What became of the rows of a file.
	 *
	 * @param problems what is wrong with it
	 */
	public record Counts(long rows, long accepted, long alreadyThere, String problems) {
	}

}
