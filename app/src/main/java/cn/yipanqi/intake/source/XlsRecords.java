package cn.yipanqi.intake.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of an old workbook, one after the other, and makes rows of them.
 */
final class XlsRecords implements HSSFListener {

	private static final long MOST_CELLS = 2_000_000;

	private final Limits limits;

	private final List<BoundSheetRecord> bound = new ArrayList<>();

	private final List<Map<Integer, Map<Integer, GridCell>>> sheets = new ArrayList<>();

	private final Map<Integer, String> formats = new HashMap<>();

	private final List<Integer> styles = new ArrayList<>();

	private @Nullable SSTRecord strings;

	private @Nullable CellValueRecordInterface awaited;

	private boolean since1904;

	private long cells;

	XlsRecords(Limits limits) {
		this.limits = limits;
	}

	@Override
	public void processRecord(Record record) {
		if (record instanceof BoundSheetRecord sheet) {
			this.bound.add(sheet);
		}
		else if (record instanceof BOFRecord begin && begin.getType() == BOFRecord.TYPE_WORKSHEET) {
			this.sheets.add(new TreeMap<>());
		}
		else if (record instanceof SSTRecord all) {
			this.strings = all;
		}
		else if (record instanceof FormatRecord format) {
			this.formats.put(format.getIndexCode(), format.getFormatString());
		}
		else if (record instanceof ExtendedFormatRecord style) {
			this.styles.add((int) style.getFormatIndex());
		}
		else if (record instanceof DateWindow1904Record window) {
			this.since1904 = window.getWindowing() == 1;
		}
		else {
			cell(record);
		}
	}

	private void cell(Record record) {
		if (record instanceof LabelSSTRecord label) {
			text(label, (this.strings != null) ? this.strings.getString(label.getSSTIndex()).getString() : "");
		}
		else if (record instanceof LabelRecord label) {
			text(label, label.getValue());
		}
		else if (record instanceof NumberRecord number) {
			number(number, number.getValue());
		}
		else if (record instanceof RKRecord number) {
			number(number, number.getRKNumber());
		}
		else if (record instanceof BoolErrRecord value) {
			put(value, value.isBoolean() ? new GridCell(GridCell.Kind.FLAG, String.valueOf(value.getBooleanValue()))
					: error(value.getErrorValue()));
		}
		else if (record instanceof FormulaRecord formula) {
			formula(formula);
		}
		else if (record instanceof StringRecord result && this.awaited != null) {
			text(this.awaited, result.getString());
			this.awaited = null;
		}
	}

	private void formula(FormulaRecord formula) {
		CellType type = formula.getCachedResultTypeEnum();
		switch (type) {
			case STRING -> this.awaited = formula;
			case NUMERIC -> number(formula, formula.getValue());
			case BOOLEAN ->
				put(formula, new GridCell(GridCell.Kind.FLAG, String.valueOf(formula.getCachedBooleanValue())));
			case ERROR -> put(formula, error(formula.getCachedErrorValue()));
			default -> {
			}
		}
	}

	private static GridCell error(int code) {
		return new GridCell(GridCell.Kind.ERROR,
				FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code);
	}

	private void text(CellValueRecordInterface cell, String text) {
		if (!text.isEmpty()) {
			put(cell, new GridCell(GridCell.Kind.TEXT,
					text.substring(0, Math.min(text.length(), this.limits.cell() + 1))));
		}
	}

	private void number(CellValueRecordInterface cell, double value) {
		String number = Double.isFinite(value) ? Serials.number(Double.toString(value)) : null;
		if (number == null) {
			text(cell, String.valueOf(value));
			return;
		}
		int format = (cell.getXFIndex() < this.styles.size()) ? this.styles.get(cell.getXFIndex()) : 0;
		put(cell, Serials.cell(number, DayFormats.isDay(format, this.formats.get(format)), this.since1904));
	}

	private void put(CellValueRecordInterface cell, GridCell value) {
		if (this.sheets.isEmpty()) {
			return;
		}
		if (++this.cells > MOST_CELLS) {
			throw new UnusableFileException(Fault.FILE_TOO_LARGE_AND_OLD, Place.ofLine(cell.getRow() + 1), "");
		}
		this.sheets.get(this.sheets.size() - 1)
			.computeIfAbsent(cell.getRow(), (row) -> new TreeMap<>())
			.put((int) cell.getColumn(), value);
	}

	Map<String, List<GridRow>> sheets() {
		Map<String, List<GridRow>> named = new LinkedHashMap<>();
		List<BoundSheetRecord> ordered = List.of(BoundSheetRecord.orderByBofPosition(this.bound));
		Map<BoundSheetRecord, List<GridRow>> rows = new HashMap<>();
		for (int i = 0; i < Math.min(ordered.size(), this.sheets.size()); i++) {
			List<GridRow> found = new ArrayList<>();
			this.sheets.get(i).forEach((number, cells) -> found.add(row(number, cells)));
			rows.put(ordered.get(i), found);
		}
		this.bound.forEach((sheet) -> named.put(sheet.getSheetname(), rows.getOrDefault(sheet, List.of())));
		return named;
	}

	private static GridRow row(int number, Map<Integer, GridCell> cells) {
		List<@Nullable GridCell> row = new ArrayList<>();
		cells.forEach((column, cell) -> {
			while (row.size() < column) {
				row.add(null);
			}
			row.add(cell);
		});
		return new GridRow(number + 1L, row);
	}

}
