package cn.yipanqi.organization;

import java.util.List;

/**
 * Why a cell is refused.
 *
 * @param row number of the row, as Excel counts
 * @param value what the cell says; may be empty
 * @param code message key below {@code command.problem.}
 */
record CellFault(ImportSheet sheet, int row, ImportColumn column, String value, String code, List<Object> arguments) {
}
