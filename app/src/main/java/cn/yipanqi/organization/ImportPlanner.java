package cn.yipanqi.organization;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.organization.workbook.SheetCell;
import cn.yipanqi.organization.workbook.SheetRow;
import cn.yipanqi.organization.workbook.UnusableWorkbookException;
import cn.yipanqi.organization.workbook.WorkbookFile;

import org.springframework.stereotype.Component;

/**
 * Finds out what a workbook would change. Writes nothing.
 */
@Component
class ImportPlanner {

	private final Places places;

	private final Bodies bodies;

	private final Duties duties;

	private final People people;

	ImportPlanner(Places places, Bodies bodies, Duties duties, People people) {
		this.places = places;
		this.bodies = bodies;
		this.duties = duties;
		this.people = people;
	}

	/**
	 * @throws UnusableWorkbookException if the file is no workbook of this kind
	 */
	ImportPlan plan(byte[] file, Structure structure, Keeper keeper, Terms terms) throws UnusableWorkbookException {
		WorkbookFile workbook = WorkbookFile.read(file);
		Working working = new Working(structure);
		Map<ImportSheet, List<ImportRow>> rows = new EnumMap<>(ImportSheet.class);
		boolean any = false;
		for (ImportSheet sheet : ImportSheet.values()) {
			List<SheetRow> found = terms.sheets(sheet)
				.map(workbook::sheet)
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
			any |= found != null;
			rows.put(sheet, (found != null) ? rows(sheet, found, terms, working.faults) : List.of());
		}
		if (!any) {
			throw UnusableWorkbookException.withoutSheets();
		}
		Places.Names names = this.places.names();
		BodyImport bodyImport = new BodyImport(this.bodies, names, terms, working);
		bodyImport.bodies(rows.getOrDefault(ImportSheet.BODIES, List.of()));
		bodyImport.members(rows.getOrDefault(ImportSheet.MEMBERS, List.of()));
		new DutyImport(this.duties, new PersonImport(this.people, working), bodyImport, names, terms, working)
			.duties(rows.getOrDefault(ImportSheet.DUTIES, List.of()));
		new Dissolution(working).run();
		return new Differences(working, keeper, terms, this.people).plan();
	}

	private static List<ImportRow> rows(ImportSheet sheet, List<SheetRow> rows, Terms terms, List<CellFault> faults) {
		if (rows.isEmpty()) {
			return List.of();
		}
		Map<Integer, ImportColumn> columns = new HashMap<>();
		SheetRow top = rows.get(0);
		top.cells().forEach((at, cell) -> terms.column(sheet, cell.text()).ifPresentOrElse((column) -> {
			if (columns.containsValue(column)) {
				faults.add(new CellFault(sheet, top.number(), column, cell.text(), "column-twice", List.of()));
			}
			columns.put(at, column);
		}, () -> faults.add(new CellFault(sheet, top.number(), ImportColumn.NUMBER, cell.text(), "column-unknown",
				List.of(cell.text())))));
		sheet.columns()
			.stream()
			.filter((column) -> !columns.containsValue(column))
			.forEach((column) -> faults
				.add(new CellFault(sheet, top.number(), column, "", "column-missing", List.of())));
		if (!faults.isEmpty()) {
			return List.of();
		}
		List<ImportRow> result = new ArrayList<>();
		for (SheetRow row : rows.subList(1, rows.size())) {
			Map<ImportColumn, SheetCell> cells = new EnumMap<>(ImportColumn.class);
			row.cells().forEach((at, cell) -> {
				ImportColumn column = columns.get(at);
				if (column == null) {
					faults.add(new CellFault(sheet, row.number(), ImportColumn.NUMBER, cell.text(), "beyond-columns",
							List.of(cell.text())));
				}
				else {
					cells.put(column, cell);
				}
			});
			result.add(new ImportRow(sheet, row.number(), cells, faults));
		}
		return result;
	}

}
