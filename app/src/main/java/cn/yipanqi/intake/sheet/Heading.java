package cn.yipanqi.intake.sheet;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A column as a file has it.
 *
 * @param index where it stands, from 0
 * @param text its heading
 * @param factor of the unit that the heading names; null if it names none
 */
record Heading(int index, Column column, String text, @Nullable BigDecimal factor) {
}
