package cn.yipanqi.organization;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

import cn.yipanqi.access.Scope;
import cn.yipanqi.organization.ImportPlan.Change;
import cn.yipanqi.organization.StructureImports.Checked;
import cn.yipanqi.organization.StructureImports.StructureChangedException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The structure out to Excel and in again: what would end is shown before, and the same
 * file again adds nothing.
 */
class StructureImportTests extends StructureImportTest {

	@Test
	void filledWorkbookChangesNothing() throws Exception {
		commit(sheet(this::newCounty));
		ImportPlan plan = check(filled()).plan();
		assertThat(plan.faults()).isEmpty();
		assertThat(plan.changes()).isEmpty();
	}

	@Test
	void filledWorkbookInEnglishChangesNothing(@Autowired MessageSource messages) throws Exception {
		commit(sheet(this::newCounty));
		byte[] english = this.workbook.make(this.reader.read(), OFFICE, new Terms(messages, Locale.ENGLISH));
		ImportPlan plan = check(english).plan();
		assertThat(plan.faults()).isEmpty();
		assertThat(plan.changes()).isEmpty();
	}

	@Test
	void sameFileAgainAddsNothing() throws Exception {
		byte[] file = sheet(this::newCounty);
		assertThat(commit(file)).isEqualTo(7);
		Checked again = check(file);
		assertThat(again.plan().faults()).isEmpty();
		assertThat(again.plan().changes()).isEmpty();
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.imports.commit(again.id(), OFFICE, this.terms));
	}

	@Test
	void checkedWorkbookIsKeptEncryptedAndNotForLong(@Autowired StructureUploads uploads) throws Exception {
		byte[] file = sheet(this::newCounty);
		Checked checked = this.imports.check("临江.xlsx", file, OFFICE, this.terms);
		assertThat(this.jdbc.sql("select file from structure_upload").query(byte[].class).single())
			.startsWith("sm4_1_".getBytes(StandardCharsets.US_ASCII));
		assertThat(uploads.counts()).containsExactly(entry(1, 1L));
		assertThat(uploads.find(checked.id(), "office").orElseThrow().file()).isEqualTo(file);
		assertThat(uploads.find(checked.id(), "other")).isEmpty();
		uploads.purge();
		assertThat(uploads.counts()).isNotEmpty();
		uploads.forget(checked.id());
		this.jdbc.sql("""
				insert into structure_upload (id, account, file_name, file, plan, expires_at)
				values (?, 'office', 'x', 'sm4_', 'sm4_1_00', now() - interval '1 minute')
				""").param(checked.id()).update();
		assertThat(uploads.find(checked.id(), "office")).isEmpty();
		uploads.purge();
		assertThat(uploads.counts()).isEmpty();
	}

	@Test
	void countyIsSetUpWithItsPeople() throws Exception {
		commit(sheet(this::newCounty));
		Structure structure = this.reader.read().on(LocalDate.of(2007, 9, 27));
		Body leading = structure.bodies("239901", BodyKind.LEADING_GROUP).get(0);
		Duty head = structure.duties(leading, DutyKind.HEAD).get(0);
		assertThat(structure.person(head.person())).satisfies((person) -> {
			assertThat(person.name()).isEqualTo("张明");
			assertThat(person.workplace()).isEqualTo("临江县政府");
		});
		assertThat(head.period().from()).isEqualTo("2007-08-24");
		assertThat(structure.duties("health@239901")).singleElement()
			.extracting(Duty::kind)
			.isEqualTo(DutyKind.UNIT_HEAD);
		assertThat(structure.members(leading.id())).extracting(Membership::unit).containsExactly("health@239901");
		assertThat(this.jdbc.sql("select count(*) from structure_upload").query(Long.class).single()).isZero();
	}

	@Test
	void successorEndsTheFormerHeadAndTheCheckSaysSo() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = sheet((book) -> {
			newCounty(book);
			duty(book, "临江县", "临江县领导小组", "组长", "李强", "临江县政府", "常务副县长", "", "2007/9/10", "");
		});
		Checked checked = check(file);
		assertThat(checked.plan().endings()).singleElement()
			.satisfies((change) -> assertThat(change.arguments()).containsExactly("张明", "临江县领导小组", "组长", "2007-08-24",
					"2007-09-09"));
		assertThat(this.reader.read().people().map(Person::name)).doesNotContain("李强");
		this.imports.commit(checked.id(), OFFICE, this.terms);
		assertThat(headOn("2007-09-09")).isEqualTo("张明");
		assertThat(headOn("2007-09-10")).isEqualTo("李强");
		assertThat(check(file).plan().changes()).isEmpty();
		assertThat(check(filled()).plan().changes()).isEmpty();
	}

	@Test
	void onlyTheCellThatChangedIsApplied() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = edited(filled(), DUTIES, "张明", "职务", "县长");
		assertThat(check(file).plan().changes()).extracting(Change::code, (change) -> change.arguments().get(2))
			.containsExactly(tuple("person-change", "临江县政府 县长 138****5678"));
		commit(file);
		assertThat(this.reader.read().people().filter((person) -> person.name().equals("张明"))).singleElement()
			.satisfies((person) -> assertThat(person.post()).isEqualTo("县长"));
	}

	@Test
	void dissolvedBodyEndsWhatIsHeldInIt() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = edited(filled(), BODIES, "临江县领导小组", "止", "2007年9月20日");
		assertThat(check(file).plan().changes()).extracting(Change::code)
			.containsExactlyInAnyOrder("body-end", "member-end", "duty-end");
		commit(file);
		assertThat(this.reader.read().on(LocalDate.of(2007, 9, 21)).bodies("239901", BodyKind.LEADING_GROUP)).isEmpty();
	}

	@Test
	void structureChangedSinceTheCheckIsNotOverwritten() throws Exception {
		Checked checked = check(sheet(this::newCounty));
		commit(sheet((book) -> body(book, "临江县", "专项整治办公室", "临江县整治办", "2007-08-24")), "second");
		byte[] other = sheet((book) -> body(book, "临江县", "领导小组", "临江县领导小组", "2007-08-20"));
		commit(other, "second");
		assertThatExceptionOfType(StructureChangedException.class)
			.isThrownBy(() -> this.imports.commit(checked.id(), OFFICE, this.terms));
	}

	@Test
	void fileOfAnotherAccountIsNotFound() throws Exception {
		Checked checked = check(sheet(this::newCounty));
		Keeper other = new Keeper("other", new Scope("2399", null), true);
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.imports.commit(checked.id(), other, this.terms));
	}

	@Test
	void countyOfficeCannotChangeTheCityOrItsSibling() throws Exception {
		byte[] file = sheet((book) -> {
			body(book, "云东区", "领导小组", "云东区领导小组", "2007-08-24");
			duty(book, "云江市", GROUP, "组长", "张明", "市政府", "副市长", "", "2007-08-24", "");
			body(book, "临江县", "领导小组", "临江县领导小组", "2007-08-24");
		});
		ImportPlan plan = this.imports.check("x.xlsx", file, COUNTY_OFFICE, this.terms).plan();
		assertThat(plan.faults()).extracting(CellFault::sheet, CellFault::row, CellFault::code)
			.contains(tuple(ImportSheet.BODIES, 2, "not-yours"), tuple(ImportSheet.DUTIES, 2, "not-yours"))
			.doesNotContain(tuple(ImportSheet.BODIES, 3, "not-yours"));
	}

	@Test
	void workbookOfACountyHoldsThatCountyOnly() throws Exception {
		commit(sheet(this::newCounty));
		byte[] file = this.workbook.make(this.reader.read(), COUNTY_OFFICE, this.terms);
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			assertThat(book.getSheet(BODIES).getLastRowNum()).isEqualTo(2);
			assertThat(text(book.getSheet(DUTIES))).contains("138****5678").doesNotContain("13812345678");
		}
	}

	@Test
	void emptyWorkbookExplainsItselfAndOffersChoices() throws Exception {
		byte[] file = this.workbook.make(new Structure(List.of(), List.of(), List.of(), List.of()), OFFICE, this.terms);
		try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			assertThat(book.getSheetName(0)).isEqualTo("填写说明");
			assertThat(book.getSheet(DUTIES).getDataValidations()).isNotEmpty();
			assertThat(book.isSheetHidden(book.getNumberOfSheets() - 1)).isTrue();
		}
		assertThat(check(file).plan().changes()).isEmpty();
	}

	@Test
	void datesOfExcelAreRead() throws Exception {
		commit(bodySince("yyyy-mm-dd"));
		assertThat(this.reader.read().bodies("239901", BodyKind.LEADING_GROUP).get(0).period().from())
			.isEqualTo("2007-08-24");
	}

	/**
	 * Excel makes a first of the month of what somebody has written as a month.
	 */
	@Test
	void monthsOfExcelAreNoDays() throws Exception {
		assertThat(check(bodySince("yyyy\"年\"m\"月\"")).plan().faults()).extracting(CellFault::code)
			.containsExactly("not-a-day");
	}

	/**
	 * What people see: one body's name beside three of its people, and a telephone number
	 * with the zeros that its format shows.
	 */
	@Test
	void mergedCellsAndNumbersAreReadAsTheyAreShown() throws Exception {
		byte[] file = sheet((book) -> {
			newCounty(book);
			Sheet sheet = book.getSheet(DUTIES);
			int row = sheet.getLastRowNum() + 1;
			duty(book, "临江县", "临江县领导小组", "成员", "李强", "临江县政府", "", "", "2007-08-24", "");
			duty(book, "", "", "", "王芳", "临江县政府", "", "", "2007-08-24", "");
			for (String name : List.of("地区", "机构或单位", "任职")) {
				int column = column(sheet, name);
				sheet.addMergedRegion(new CellRangeAddress(row, row + 1, column, column));
			}
			Cell phone = sheet.getRow(row).createCell(column(sheet, "联系电话"));
			phone.setCellValue(5912345678L);
			var style = book.createCellStyle();
			style.setDataFormat(book.createDataFormat().getFormat("00000000000"));
			phone.setCellStyle(style);
		});
		ImportPlan plan = check(file).plan();
		assertThat(plan.faults()).isEmpty();
		assertThat(plan.changes()).flatExtracting(Change::arguments).anyMatch((text) -> text.contains("0591-****678"));
		commit(file);
		Structure structure = this.reader.read().on(LocalDate.of(2007, 9, 27));
		Body leading = structure.bodies("239901", BodyKind.LEADING_GROUP).get(0);
		assertThat(structure.duties(leading, DutyKind.MEMBER))
			.extracting((duty) -> structure.person(duty.person()).name())
			.contains("李强", "王芳");
	}

	private byte[] bodySince(String format) throws Exception {
		return sheet((book) -> {
			body(book, "临江县", "领导小组", "临江县领导小组", "");
			Sheet sheet = book.getSheet(BODIES);
			Cell cell = sheet.getRow(sheet.getLastRowNum()).createCell(column(sheet, "起"));
			cell.setCellValue(LocalDate.of(2007, 8, 24));
			var style = book.createCellStyle();
			style.setDataFormat(book.createDataFormat().getFormat(format));
			cell.setCellStyle(style);
		});
	}

}
