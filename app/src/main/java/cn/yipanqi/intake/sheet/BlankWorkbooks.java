package cn.yipanqi.intake.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import cn.yipanqi.registry.Registry;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes the workbook of a record type for a unit, to be filled in.
 */
@Component
public class BlankWorkbooks {

	private static final int LAST_ROW = 1_048_575;

	private static final int CHARACTER = 256;

	private static final int LONGEST_PROMPT = 250;

	private final Pack pack;

	private final Layouts layouts;

	private final Organization organization;

	private final Registry registry;

	private final WorkbookHelp help;

	private final Clock clock;

	BlankWorkbooks(Pack pack, Layouts layouts, Organization organization, Registry registry, WorkbookHelp help,
			Clock clock) {
		this.pack = pack;
		this.layouts = layouts;
		this.organization = organization;
		this.registry = registry;
		this.help = help;
		this.clock = clock;
	}

	/**
	 * The workbook's file.
	 * @param scope how far its author may write
	 */
	public byte[] make(RecordType type, Unit unit, Scope scope, Locale locale) {
		Layout layout = this.layouts.of(type);
		Choices choices = Choices.of(type, unit, scope, this.organization, this.registry,
				List.of(this.help.word("intake.yes", locale), this.help.word("intake.no", locale)), locale);
		try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			Making making = new Making(workbook, new WorkbookStyles(workbook), new WorkbookLists(workbook), choices,
					locale);
			sheet(layout.main(), making);
			layout.lines().forEach((part) -> sheet(part, making));
			explain(layout, unit, making);
			workbook.setSheetOrder(this.help.word("intake.sheet.help", locale), 1);
			sign(workbook, type, unit);
			hide(workbook);
			workbook.setActiveSheet(0);
			workbook.setSelectedTab(0);
			workbook.write(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void sheet(Layout.Part part, Making making) {
		XSSFSheet sheet = making.workbook.createSheet(part.name(making.locale));
		Row top = sheet.createRow(0);
		top.setHeightInPoints(38);
		List<Column> columns = part.columns().stream().filter((column) -> isOffered(column, part, making)).toList();
		for (int i = 0; i < columns.size(); i++) {
			Column column = columns.get(i);
			Cell cell = top.createCell(i);
			cell.setCellValue(this.help.heading(column, making.locale));
			cell.setCellStyle(making.styles.heading(column.required()));
			sheet.setDefaultColumnStyle(i, making.styles.of(column));
			sheet.setColumnWidth(i, width(column, cell.getStringCellValue()) * CHARACTER);
			validate(sheet, i, column, part.line() != null, making);
		}
		sheet.createFreezePane(0, 1);
		sheet.getPrintSetup().setLandscape(true);
		sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setFitHeight((short) 0);
		sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
	}

	private static boolean isOffered(Column column, Layout.Part part, Making making) {
		return column.isToBeFilledIn()
				&& (column.kind() != Column.Kind.UNIT || part.line() != null || making.choices.units().size() > 1);
	}

	private static int width(Column column, String heading) {
		int words = heading.codePoints().map((character) -> (character > 0xff) ? 2 : 1).sum() + 2;
		int own = switch (column.kind()) {
			case SUBJECT, UNIT -> 30;
			case REGION -> 22;
			case TEXT -> (column.field() != null && column.field().type() == Field.Type.LONG_TEXT) ? 44 : 24;
			case CHOICE -> 18;
			case DAY -> 13;
			default -> 10;
		};
		return Math.max(own, Math.min(words, 22));
	}

	private void validate(XSSFSheet sheet, int index, Column column, boolean line, Making making) {
		XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
		List<String> offered = making.choices.of(column, line);
		DataValidationConstraint constraint = offered.isEmpty() ? constraint(helper, column)
				: helper.createFormulaListConstraint(making.lists.name(offered));
		if (constraint == null) {
			return;
		}
		DataValidation validation = helper.createValidation(constraint,
				new CellRangeAddressList(1, LAST_ROW, index, index));
		boolean closed = column.kind() == Column.Kind.CHOICE || column.kind() == Column.Kind.FLAG;
		validation.setErrorStyle(closed ? DataValidation.ErrorStyle.STOP : DataValidation.ErrorStyle.WARNING);
		validation.setShowErrorBox(true);
		validation.createErrorBox(column.name(making.locale), cut(this.help.explained(column, making.locale)));
		validation.setShowPromptBox(true);
		validation.createPromptBox(column.name(making.locale), cut(this.help.explained(column, making.locale)));
		sheet.addValidationData(validation);
	}

	private static String cut(String text) {
		return (text.length() <= LONGEST_PROMPT) ? text : text.substring(0, LONGEST_PROMPT - 1) + "…";
	}

	private @Nullable DataValidationConstraint constraint(XSSFDataValidationHelper helper, Column column) {
		Field field = column.field();
		if (column.kind() == Column.Kind.DAY && field == null) {
			LocalDate last = this.pack.campaign().end();
			return helper.createDateConstraint(OperatorType.BETWEEN, serial(this.pack.campaign().start()), serial(last),
					null);
		}
		if (field == null || column.kind() != Column.Kind.NUMBER) {
			return null;
		}
		String least = (field.min() != null) ? field.min().toPlainString() : "0";
		String most = (field.max() != null) ? field.max().toPlainString() : "99999999999";
		return (field.type().scale() == 0) ? helper.createIntegerConstraint(OperatorType.BETWEEN, least, most)
				: helper.createDecimalConstraint(OperatorType.BETWEEN, least, most);
	}

	private static String serial(LocalDate day) {
		return String.valueOf((int) DateUtil.getExcelDate(day));
	}

	private void explain(Layout layout, Unit unit, Making making) {
		XSSFSheet sheet = making.workbook.createSheet(this.help.word("intake.sheet.help", making.locale));
		HelpSheet page = new HelpSheet(sheet, making.styles);
		page.title(this.help.word("intake.help.title", making.locale, layout.type().name(making.locale), unit.name()));
		if (layout.type().description() != null && !making.locale.getLanguage().equals("en")) {
			page.line(layout.type().description());
		}
		this.help.rules(layout, making.locale).forEach((rule) -> page.line("· " + rule));
		this.help.rulesOf(layout.type(), making.locale).forEach((rule) -> page.line("· " + rule));
		if (making.choices.subjects().size() == Choices.MOST_SUBJECTS) {
			page.line("· " + this.help.word("intake.help.more-subjects", making.locale, Choices.MOST_SUBJECTS));
		}
		for (Layout.Part part : java.util.stream.Stream
			.concat(java.util.stream.Stream.of(layout.main()), layout.lines().stream())
			.toList()) {
			page.heading(part.name(making.locale), this.help.word("intake.help.must", making.locale),
					this.help.word("intake.help.takes", making.locale));
			part.columns()
				.stream()
				.filter((column) -> isOffered(column, part, making))
				.forEach((column) -> page.row(this.help.heading(column, making.locale).replace(" *", ""),
						column.required() ? this.help.word("intake.yes", making.locale) : "",
						this.help.explained(column, making.locale)));
		}
		page.heading(this.help.word("intake.help.figure", making.locale), "",
				this.help.word("intake.help.definition", making.locale));
		this.help.indicators(layout.type())
			.forEach((indicator) -> page.row(indicator.name(making.locale),
					this.pack.measure(indicator.measure()).map((any) -> any.name(making.locale)).orElse(""),
					indicator.definition(making.locale)));
		LocalDate made = LocalDate.now(this.clock);
		page.line(this.help.word("intake.help.made", making.locale, made.toString(),
				this.pack.fingerprint().substring(0, 8)));
	}

	private void sign(XSSFWorkbook workbook, RecordType type, Unit unit) {
		XSSFSheet sheet = workbook.createSheet(Fingerprint.SHEET);
		String[][] values = { { "pack", this.pack.fingerprint() }, { "type", type.code() }, { "unit", unit.code() } };
		for (int i = 0; i < values.length; i++) {
			Row row = sheet.createRow(i);
			row.createCell(0).setCellValue(values[i][0]);
			row.createCell(1).setCellValue(values[i][1]);
		}
	}

	private static void hide(XSSFWorkbook workbook) {
		workbook.setSheetVisibility(workbook.getSheetIndex(Fingerprint.SHEET), SheetVisibility.VERY_HIDDEN);
		int lists = workbook.getSheetIndex(Fingerprint.LISTS);
		if (lists >= 0) {
			workbook.setSheetVisibility(lists, SheetVisibility.HIDDEN);
		}
	}

	private record Making(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookLists lists, Choices choices,
			Locale locale) {
	}

}
