package cn.yipanqi.organization.workbook;

import java.util.Map;

/**
 * A row with something in it.
 *
 * @param number its number, from 1 as Excel counts
 * @param cells its cells by column, from 0
 */
public record SheetRow(int number, Map<Integer, SheetCell> cells) {
}
