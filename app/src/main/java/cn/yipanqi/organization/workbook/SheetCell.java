package cn.yipanqi.organization.workbook;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A cell that holds something.
 *
 * @param text what it says, as a person reads it
 * @param day the day, if the cell is formatted as one; else null
 */
public record SheetCell(String text, @Nullable LocalDate day) {
}
