package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.sheet.BlankWorkbooks;
import cn.yipanqi.organization.Organization;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * Any bytes as a workbook, any XML as its parts, and any cells.
 */
class WorkbookFuzz extends FileFuzzTest {

	private static final Object[] HEADER = { "日期", "监管对象", "出动执法人员（人次）", "下架不合格食品（公斤）", "检查结果", "自编号" };

	private static final Object[] ROW = { LocalDate.of(2007, 8, 24), "平安食杂店1号", 3, 2.5, "未发现问题", null };

	private static final Object[] BAD = { "九月初", "查无此店", "=1+1", true, "挺好", "N-1" };

	private static final String CELLS = """
			流通领域检查
			日期\t监管对象\t发生地\t出动执法人员（人次）\t出动车辆（台次）\t下架不合格食品（公斤）\t发现问题（个）\t检查结果\t自编号
			d:39318\t平安食杂店1号\t\tn:3\tn:1\tn:2.5\tn:0\t未发现问题\tA-1
			8月24日\tL2\t临江县\t3人次\ts:1\t1,234.5\te:#N/A\t责令整改\tn:2
			n:39318.5\t同名食杂店 #4\t城关镇\tn:1e2\tb:1\tf:A1\t\t当场改正\t""";

	private static final String DENS = """
			端掉黑窝点
			序号\t日期\t发生地\t窝点类型\t地点\t出动执法人员（人次）\t填报单位
			n:1\t8月24日\t临江县\t销售假烟\t前进村\tn:5\t临江县公安局""";

	private static final String SEIZED = """
			查获物品
			序号\t物品类别\t货值（元）
			n:1\t食品\t3.5万元
			n:1\t卷烟\tn:200""";

	@Autowired
	private BlankWorkbooks workbooks;

	@Autowired
	private Organization organization;

	@Autowired
	private Pack pack;

	Stream<byte[]> workbooks() throws IOException {
		byte[] inspections = blank(TakenIn.TYPE, TakenIn.UNIT);
		byte[] dens = blank("illegal_den", "police@239901");
		byte[] filled = filled(inspections);
		byte[] small = Samples.xlsx(HEADER, ROW, BAD);
		return Stream.of(inspections, filled, small, Samples.xls(HEADER, ROW, BAD), WrittenWorkbook.unpacked(dens),
				WrittenWorkbook.unpacked(inspections), WrittenWorkbook.unpacked(filled),
				WrittenWorkbook.unpacked(small), WrittenWorkbook.cells(CELLS), WrittenWorkbook.cells(DENS, SEIZED),
				WrittenWorkbook.cells("草稿\n算一算", CELLS));
	}

	private byte[] blank(String type, String unit) {
		return this.workbooks.make(this.pack.recordType(type), this.organization.unit(unit).orElseThrow(),
				new Scope("239901", null), Locale.SIMPLIFIED_CHINESE);
	}

	private static byte[] filled(byte[] blank) throws IOException {
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(blank));
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			Samples.fill(book.getSheetAt(0), 1,
					new Object[] { LocalDate.of(2007, 8, 24), "平安食杂店2号", null, 3, 1, 2.5, 0, "未发现问题", null },
					new Object[] { "8月25日", "同名食杂店", "大城区", 2.5, 9, "2斤", null, "挺好", 7 });
			book.write(bytes);
			return bytes.toByteArray();
		}
	}

	@MethodSource("workbooks")
	@DictionaryEntries({ "<row r=\"", "</row>", "<c r=\"", " s=\"1\"", " t=\"s\"", " t=\"inlineStr\"", "<is><t>", "<f>",
			"<v>", "</v></c>", "<mergeCell ref=\"A1:C3\"/>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>", "&b;",
			"<![CDATA[", "n:", "d:", "e:#DIV/0!", "b:", "f:", "s:", "_x0000_", "1E308", "-1", "1048577", "XFE1",
			"%%part ", "%%sheet ", "xl/sharedStrings.xml", "xl/comments1.xml" })
	@FuzzTest(maxDuration = "20s")
	void workbook(byte[] input) {
		take(input, WrittenWorkbook.of(input), WrittenWorkbook.isSound(input));
	}

}
