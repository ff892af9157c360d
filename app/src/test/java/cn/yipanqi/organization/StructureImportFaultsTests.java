package cn.yipanqi.organization;

import java.util.NoSuchElementException;

import cn.yipanqi.organization.StructureImports.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What is wrong in a workbook of the command structure is named, cell by cell, and
 * nothing of it is taken.
 */
class StructureImportFaultsTests extends StructureImportTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			机构     | 地区      | 江临县            | unknown-region
			机构     | 地区      | ''                | missing
			机构     | 机构类别   | 指挥部            | unknown-choice
			机构     | 机构名称   | ''                | missing
			机构     | 设在      | 临江县卫生厅        | unknown-unit
			机构     | 对应市整治组 | 餐饮组            | unknown-group
			机构     | 排序      | 第一              | not-a-rank
			机构     | 起       | 2007年2月30日      | not-a-day
			机构     | 起       | 24/8/2007         | not-a-day
			机构     | 起       | 0207-08-24        | implausible-day
			机构     | 止       | 2007-08-01        | ends-before-it-begins
			机构     | 编号      | 十                | unknown-number
			成员单位  | 机构      | 临江县小组         | unknown-body
			成员单位  | 单位      | ''                | missing
			成员单位  | 分工      | 主办              | unknown-choice
			成员单位  | 起       | 2007-08-01        | before-the-body
			人员职务  | 机构或单位  | 临江县指挥部        | unknown-body
			人员职务  | 任职      | 班长              | unknown-choice
			人员职务  | 任职      | 工作人员           | no-such-duty
			人员职务  | 姓名      | 张明2             | not-a-name
			人员职务  | 姓名      | ''                | missing
			人员职务  | 人员编号   | 999999            | unknown-number
			人员职务  | 联系电话   | 一三八             | not-a-phone
			人员职务  | 联系电话   | 138****0000       | masked-phone
			人员职务  | 起       | ''                | missing
			人员职务  | 起       | 39318             | not-a-day
			人员职务  | 止       | 待定              | not-a-day
			人员职务  | 编号      | 999999            | unknown-number
			""")
	void badCellIsNamedWithItsReason(String sheet, String column, String value, String code) throws Exception {
		byte[] file = edited(sheet(this::newCounty), sheet, "", column, value);
		Checked checked = check(file);
		assertThat(checked.plan().faults()).first().satisfies((fault) -> {
			assertThat(this.terms.sheet(fault.sheet())).isEqualTo(sheet);
			assertThat(fault.row()).isEqualTo(2);
			assertThat(this.terms.column(fault.column())).isEqualTo(column);
			assertThat(fault.value()).isEqualTo(value);
			assertThat(fault.code()).isEqualTo(code);
		});
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.imports.commit(checked.id(), OFFICE, this.terms));
	}

	@Test
	void everyBadCellIsNamedAtOnce() throws Exception {
		byte[] file = sheet((book) -> {
			duty(book, "临江县", "领导小组", "组长", "张3", "", "", "x", "明天", "昨天");
			duty(book, "", "", "", "", "", "", "", "", "");
		});
		assertThat(check(file).plan().faults()).extracting(CellFault::row, (fault) -> this.terms.column(fault.column()))
			.contains(tuple(2, "姓名"), tuple(2, "起"), tuple(2, "止"), tuple(2, "机构或单位"));
	}

	@Test
	void rowThatRepeatsAnotherIsNamed() throws Exception {
		byte[] file = sheet((book) -> {
			newCounty(book);
			duty(book, "临江县", "临江县领导小组", "组长", "张明", "临江县政府", "副县长", "", "2007-08-24", "");
		});
		assertThat(check(file).plan().faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.code()).isEqualTo("same-as-row"));
	}

	@Test
	void renamingInARowIsNoReplacement() throws Exception {
		commit(sheet(this::newCounty));
		assertThat(check(edited(filled(), DUTIES, "张明", "姓名", "李强")).plan().faults()).singleElement()
			.satisfies((fault) -> {
				assertThat(fault.code()).isEqualTo("other-person");
				assertThat(fault.arguments()).containsExactly("张明");
			});
	}

	@Test
	void twoHeadsFromTheSameDayAreRefused() throws Exception {
		byte[] file = sheet((book) -> {
			newCounty(book);
			duty(book, "临江县", "临江县领导小组", "组长", "李强", "临江县政府", "副县长", "", "2007-08-24", "");
		});
		assertThat(check(file).plan().faults()).singleElement()
			.satisfies((fault) -> assertThat(fault.code()).isEqualTo("already-held"));
	}

	@Test
	@Timeout(60)
	void thousandsOfHeadsOfOneGroupAreRefusedInTime() throws Exception {
		byte[] file = sheet((book) -> {
			body(book, "临江县", "领导小组", "临江县领导小组", "2007-08-24");
			for (int i = 0; i < 19_000; i++) {
				String name = "张" + Character.toString(0x4E00 + i);
				row(book.getSheet(DUTIES), "地区", "临江县", "机构或单位", "临江县领导小组", "任职", "组长", "姓名", name, "起", "2007-08-24");
			}
		});
		assertThat(check(file).plan().faults()).hasSizeBetween(100, 1_000)
			.allSatisfy((fault) -> assertThat(fault.code()).isEqualTo("already-held"));
	}

	@Test
	void missingAndUnknownColumnsAreNamed() throws Exception {
		byte[] file = edited(sheet(this::newCounty), DUTIES, "任职", "任职", "职责");
		assertThat(check(file).plan().faults()).extracting(CellFault::code)
			.containsExactlyInAnyOrder("column-unknown", "column-missing");
	}

}
