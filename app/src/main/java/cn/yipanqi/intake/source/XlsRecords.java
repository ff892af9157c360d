package cn.yipanqi.intake.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.UncalcedRecord;
import org.apache.poi.hssf.record.WindowTwoRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of an old workbook, one after the other, and makes rows of them.
 * Charts keep copies of the cells that they draw, in records like those of cells: neither
 * those that stand in a sheet are read nor those that are one.
 */
final class XlsRecords implements HSSFListener {

	private static final long MOST_CELLS = 2_000_000;

	/** When a formula is computed: always, or when the file is opened. */
	private static final int COMPUTED_WHEN = 3;

	private static final int COMPUTED_WHEN_OPENED = 2;

	private final Limits limits;

	private final List<BoundSheetRecord> bound = new ArrayList<>();

	/** All sheets in the order of the file; null where one holds no rows. */
	private final List<@Nullable XlsSheet> sheets = new ArrayList<>();

	private final XlsStyles styles = new XlsStyles();

	private @Nullable SSTRecord strings;

	private @Nullable CellValueRecordInterface awaited;

	private boolean since1904;

	private long cells;

	private @Nullable XlsSheet sheet;

	private int depth;

	XlsRecords(Limits limits) {
		this.limits = limits;
	}

	@Override
	public void processRecord(Record record) {
		if (record instanceof BoundSheetRecord sheet) {
			this.bound.add(sheet);
		}
		else if (record instanceof BOFRecord begin) {
			begin(begin.getType());
		}
		else if (record instanceof EOFRecord) {
			this.depth = Math.max(0, this.depth - 1);
		}
		else if (record instanceof SSTRecord all) {
			this.strings = all;
		}
		else if (record instanceof FormatRecord format) {
			this.styles.add(format);
		}
		else if (record instanceof ExtendedFormatRecord style) {
			this.styles.add(style);
		}
		else if (record instanceof FontRecord font) {
			this.styles.add(font);
		}
		else if (record instanceof DateWindow1904Record window) {
			this.since1904 = window.getWindowing() == 1;
		}
		else if (this.sheet != null && this.depth == 1 && !look(this.sheet, record)) {
			cell(record, this.sheet);
		}
	}

	/**
	 * Begins with the workbook itself, a sheet, or a chart within one.
	 */
	private void begin(int type) {
		boolean isOutermost = type == BOFRecord.TYPE_WORKBOOK || type == BOFRecord.TYPE_WORKSHEET;
		this.depth = isOutermost ? 1 : this.depth + 1;
		if (this.depth == 1 && type != BOFRecord.TYPE_WORKBOOK) {
			this.sheet = (type == BOFRecord.TYPE_WORKSHEET) ? new XlsSheet(this.limits.columns()) : null;
			this.sheets.add(this.sheet);
		}
	}

	/**
	 * Takes what says how a sheet looks.
	 * @return whether it is such a record
	 */
	private static boolean look(XlsSheet sheet, Record record) {
		if (record instanceof WindowTwoRecord view) {
			sheet.hideNoughts(!view.getDisplayZeros());
			return true;
		}
		if (record instanceof UncalcedRecord) {
			sheet.forgetResults();
			return true;
		}
		if (record instanceof RowRecord row) {
			if (row.getZeroHeight() || row.getHeight() == 0) {
				sheet.hideRow(row.getRowNumber());
			}
			return true;
		}
		if (record instanceof ColumnInfoRecord columns) {
			if (columns.getHidden() || columns.getColumnWidth() == 0) {
				sheet.hideColumns(columns.getFirstColumn(), columns.getLastColumn());
			}
			return true;
		}
		if (record instanceof MergeCellsRecord merged) {
			for (int i = 0; i < merged.getNumAreas(); i++) {
				CellRangeAddress area = merged.getAreaAt(i);
				sheet.merge(new MergedRange(area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn(),
						area.getLastColumn()));
			}
			return true;
		}
		return false;
	}

	private void cell(Record record, XlsSheet target) {
		if (record instanceof LabelSSTRecord label) {
			if (this.strings != null) {
				UnicodeString text = this.strings.getString(label.getSSTIndex());
				text(target, label, text.getString(), this.styles.look(text));
			}
		}
		else if (record instanceof LabelRecord label) {
			text(target, label, label.getValue(), RichText.Look.PLAIN);
		}
		else if (record instanceof NumberRecord number) {
			number(target, number, number.getValue());
		}
		else if (record instanceof RKRecord number) {
			number(target, number, number.getRKNumber());
		}
		else if (record instanceof BoolErrRecord value) {
			put(target, value,
					value.isBoolean() ? GridCell.flag(value.getBooleanValue()) : error(value.getErrorValue()));
		}
		else if (record instanceof FormulaRecord formula) {
			formula(target, formula);
		}
		else if (record instanceof StringRecord result && this.awaited != null) {
			text(target, this.awaited, result.getString(), RichText.Look.PLAIN);
			this.awaited = null;
		}
	}

	private void formula(XlsSheet target, FormulaRecord formula) {
		if (!target.hasResults() || isUncomputed(formula)) {
			put(target, formula, new GridCell(GridCell.Kind.UNCOMPUTED, ""));
			return;
		}
		CellType type = formula.getCachedResultTypeEnum();
		switch (type) {
			case STRING -> this.awaited = formula;
			case NUMERIC -> number(target, formula, formula.getValue());
			case BOOLEAN -> put(target, formula, GridCell.flag(formula.getCachedBooleanValue()));
			case ERROR -> put(target, formula, error(formula.getCachedErrorValue()));
			default -> {
			}
		}
	}

	/**
	 * Whether its result is the 0 that programs write which compute nothing, and Excel is
	 * to compute it.
	 */
	private static boolean isUncomputed(FormulaRecord formula) {
		return (formula.getOptions() & COMPUTED_WHEN) == COMPUTED_WHEN_OPENED
				&& formula.getCachedResultTypeEnum() == CellType.NUMERIC && formula.getValue() == 0;
	}

	private static GridCell error(int code) {
		return new GridCell(GridCell.Kind.ERROR,
				FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code);
	}

	private void text(XlsSheet target, CellValueRecordInterface cell, String text, RichText.Look look) {
		if (!text.isEmpty()) {
			put(target, cell, this.styles.style(cell.getXFIndex())
				.text(text.substring(0, Math.min(text.length(), this.limits.cell() + 1)), look));
		}
	}

	private void number(XlsSheet target, CellValueRecordInterface cell, double value) {
		String number = Double.isFinite(value) ? Serials.number(Double.toString(value)) : null;
		if (number == null) {
			text(target, cell, String.valueOf(value), RichText.Look.PLAIN);
			return;
		}
		put(target, cell, this.styles.style(cell.getXFIndex()).number(number, this.since1904));
	}

	private void put(XlsSheet target, CellValueRecordInterface cell, GridCell value) {
		if (++this.cells > MOST_CELLS) {
			throw new UnusableFileException(Fault.FILE_TOO_LARGE_AND_OLD, Place.ofLine(cell.getRow() + 1), "");
		}
		target.put(cell.getRow(), cell.getColumn(), value);
	}

	Map<String, XlsSheet> sheets() {
		Map<String, XlsSheet> named = new LinkedHashMap<>();
		List<BoundSheetRecord> ordered = List.of(BoundSheetRecord.orderByBofPosition(this.bound));
		Map<BoundSheetRecord, XlsSheet> found = new HashMap<>();
		for (int i = 0; i < Math.min(ordered.size(), this.sheets.size()); i++) {
			XlsSheet rows = this.sheets.get(i);
			if (rows != null) {
				found.put(ordered.get(i), rows);
			}
		}
		for (BoundSheetRecord record : this.bound) {
			XlsSheet rows = found.get(record);
			if (rows != null) {
				rows.hide(record.isHidden() || record.isVeryHidden());
				named.put(record.getSheetname(), rows);
			}
		}
		return named;
	}

}
