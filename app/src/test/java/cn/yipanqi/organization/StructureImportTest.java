package cn.yipanqi.organization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import cn.yipanqi.access.Scope;
import cn.yipanqi.organization.StructureImports.Checked;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Workbooks of the command structure, made and changed cell by cell.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.load-territory=true" })
@Transactional
abstract class StructureImportTest {

	static final Keeper OFFICE = new Keeper("office", new Scope("2399", null), true);

	static final Keeper COUNTY_OFFICE = new Keeper("county-office", new Scope("239901", null), true);

	static final String BODIES = "机构";

	static final String MEMBERS = "成员单位";

	static final String DUTIES = "人员职务";

	static final String GROUP = "产品质量和食品安全专项整治工作领导小组";

	@Autowired
	StructureImports imports;

	@Autowired
	StructureWorkbook workbook;

	@Autowired
	StructureReader reader;

	@Autowired
	JdbcClient jdbc;

	Terms terms;

	@BeforeEach
	void words(@Autowired MessageSource messages) {
		this.terms = new Terms(messages, Locale.SIMPLIFIED_CHINESE);
	}

	void newCounty(XSSFWorkbook book) {
		body(book, "临江县", "领导小组", "临江县领导小组", "2007年8月24日");
		row(book.getSheet(MEMBERS), "地区", "临江县", "机构", "临江县领导小组", "单位", "卫生局", "分工", "参与");
		duty(book, "临江县", "临江县领导小组", "组长", "张明", "临江县政府", "副县长", "13812345678", "2007/8/24", "");
		duty(book, "临江县", "临江县卫生局", "单位负责人", "王芳", "临江县卫生局", "局长", "", "2007-08-24", "");
		body(book, "临江县", "整治组", "餐饮整治组", "2007.8.24");
	}

	static void body(XSSFWorkbook book, String region, String kind, String name, String from) {
		row(book.getSheet(BODIES), "地区", region, "机构类别", kind, "机构名称", name, "起", from);
	}

	static void duty(XSSFWorkbook book, String region, String place, String duty, String person, String workplace,
			String post, String phone, String from, String to) {
		row(book.getSheet(DUTIES), "地区", region, "机构或单位", place, "任职", duty, "姓名", person, "所在单位", workplace, "职务",
				post, "联系电话", phone, "起", from, "止", to);
	}

	static void row(Sheet sheet, String... cells) {
		Row row = sheet.createRow(sheet.getLastRowNum() + 1);
		for (int i = 0; i < cells.length; i += 2) {
			row.createCell(column(sheet, cells[i])).setCellValue(cells[i + 1]);
		}
	}

	static int column(Sheet sheet, String heading) {
		for (Cell cell : sheet.getRow(0)) {
			if (cell.getStringCellValue().equals(heading)) {
				return cell.getColumnIndex();
			}
		}
		throw new IllegalArgumentException(heading);
	}

	/**
	 * An empty workbook with some rows.
	 */
	byte[] sheet(Consumer<XSSFWorkbook> rows) throws IOException {
		return edited(this.workbook.make(new Structure(List.of(), List.of(), List.of(), List.of()), OFFICE, this.terms),
				rows);
	}

	byte[] filled() {
		return this.workbook.make(this.reader.read(), OFFICE, this.terms);
	}

	/**
	 * The file with one cell changed: in the first row that says something, or in the
	 * second row.
	 */
	static byte[] edited(byte[] file, String sheet, String says, String column, String value) throws IOException {
		return edited(file, (book) -> {
			Sheet edited = book.getSheet(sheet);
			int at = column(edited, column);
			for (Row row : edited) {
				boolean wanted = says.isEmpty() ? row.getRowNum() == 1 : text(row).contains(says);
				if (wanted) {
					row.createCell(at).setCellValue(value);
					return;
				}
			}
		});
	}

	static byte[] edited(byte[] file, Consumer<XSSFWorkbook> change) throws IOException {
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
				ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			change.accept(book);
			book.write(bytes);
			return bytes.toByteArray();
		}
	}

	static List<String> text(Row row) {
		List<String> texts = new ArrayList<>();
		row.forEach((cell) -> texts.add(cell.toString()));
		return texts;
	}

	static String text(Sheet sheet) {
		StringBuilder text = new StringBuilder();
		sheet.forEach((row) -> text.append(text(row)));
		return text.toString();
	}

	String headOn(String day) {
		Structure structure = this.reader.read().on(LocalDate.parse(day));
		Body leading = structure.bodies("239901", BodyKind.LEADING_GROUP).get(0);
		return structure.person(structure.duties(leading, DutyKind.HEAD).get(0).person()).name();
	}

	Checked check(byte[] file) throws Exception {
		return this.imports.check("指挥体系.xlsx", file, OFFICE, this.terms);
	}

	int commit(byte[] file) throws Exception {
		return this.imports.commit(check(file).id(), OFFICE, this.terms);
	}

	void commit(byte[] file, String account) throws Exception {
		Keeper keeper = new Keeper(account, new Scope("2399", null), true);
		this.imports.commit(this.imports.check("x.xlsx", file, keeper, this.terms).id(), keeper, this.terms);
	}

}
